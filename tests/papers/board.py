"""A board whose meeting has something of everything that minutes can hold."""

BODIES = """\
# records/settings.yaml
name: Aldermoor Partnership
contact: tess
# records/organisations/council.yaml
name: Aldermoor Council
# records/organisations/police.yaml
name: Aldermoor Police
# records/members/tess.yaml
name: Tess Quill
posts:
  - {title: Committee Manager, organisation: council, from: 2015}
telephone: (01234) 555 0100
email: tess.quill@aldermoor.example
# records/members/ann.yaml
name: Ann Birch
styles:
  - {as: Councillor Birch, from: 2015}
posts:
  - {title: Leader, organisation: council, from: 2015}
# records/members/bob.yaml
name: Bob Reed
styles:
  - {as: Supt. Bob Reed, from: 2015, until: 2017}
  - {as: Ch. Supt. Bob Reed, from: 2018}
posts:
  - {title: Commander, organisation: police, from: 2015}
# records/members/cy.yaml
name: Cy Marsh
posts:
  - {title: Chief Executive, organisation: council, from: 2015}
# records/members/dot.yaml
name: Dot Lane
posts:
  - {title: Director, organisation: council, from: 2015}
# records/groups/board.yaml
name: Aldermoor Board
kind: partnership
seats:
  - id: council
    organisation: council
    membership: [{type: voting, from: 2015}]
    representatives: [{member: cy, from: 2015}]
  - id: police
    organisation: police
    membership: [{type: voting, from: 2015}]
    representatives: [{member: bob, from: 2015}]
usual:
  roll-headings:
    - {kind: members, heading: "Those who may vote:"}
"""

MEETING = """\
# records/meetings/board/2016-01-21.yaml
status: held
venue: in the Council Chamber
began: 14:04
closed: 16:09
agenda:
  items:
    - {id: cctv, number: 4., title: The Cameras}
roll:
  complete: yes
  sections:
    - kind: members
      lines:
        - {public: 3, as: 3 members of the public}
        - {member: bob, movements: [{what: arrived, time: "14:30", item: cctv}, {what: left, item: town}]}
        - {member: dot, deputy-for: {member: cy}}
    - kind: apologies
      lines:
        - {member: cy, given-by: Dot Lane}
    - kind: officers
      heading: "Officers:"
      subheading: Aldermoor Council
      lines:
        - {member: tess, post: Clerk, remote: yes}
    - kind: officers
      heading: "Officers:"
      subheading: Elsewhere
      lines:
        - {name: Eve Stone, only-items: [cctv]}
    - kind: chair
      lines:
        - {member: ann, office: Non-Voting Chair}
minutes:
  items:
    - id: welcome
      minute: AB1
      title: Welcome
      text:
        - The Chair welcomed everybody.
    - id: cctv
      minute: missing
      inferred: AB2
      interests:
        - {member: bob, items: [cctv], kind: personal, nature: he lives there, followed: stayed}
      text:
        - text: "Points made:"
          bullets: [they are old, they are dear]
        - {label: "2.6", text: A paragraph that may be cited.}
      votes:
        - on: "1"
          result: carried
          for: 2
          against: 1
          recorded-for: [{member: bob}, {member: dot}]
          recorded-against: [{name: Eve Stone}]
          casting: for, by the Chair
      resolved:
        - id: "1"
          text: That the cameras stay.
          parts:
            - {id: a, text: those in the square;}
            - {id: b, text: those in the park.}
        - {id: "2", text: That they be counted.}
    - id: town
      minute: AB3
      number: 5(a)
      title: The Town
      wording: summary
      urgent: the date was near.
      resolved:
        - {id: "1", text: That it be noted.}
    - id: secret
      minute: AB4
      title: A Contract
      restricted: {paragraph: "Schedule 12A, paragraph 3", summary: A contract was let.}
"""

APPROVAL = """\
# records/meetings/board/2016-04-14.yaml
status: held
roll:
  sections:
    - kind: chair
      lines: [{member: ann, as: Councillor Birch}]
minutes:
  items:
    - id: minutes
      minute: AB5
      title: Minutes
      resolved: [{id: "1", text: That the minutes of 21 January 2016 be approved.}]
      approves:
        - {meeting: board/2016-01-21, outcome: OUTCOME, signed: SIGNED}
"""


def approved(outcome: str = "approved", signed: str = "yes") -> str:
    """The meeting that decides on the minutes."""
    return APPROVAL.replace("OUTCOME", outcome).replace("SIGNED", signed)
