"""Papers to print in tests: the facts are those of the published agenda and minutes, the narrative is our own."""

from __future__ import annotations

from mkcsp.papers.action_list import ActionLine, ActionList, OwnerGroup
from mkcsp.papers.agenda_view import (
    AgendaEntry,
    AgendaPaper,
    MemberGroup,
    MemberLine,
    SubEntry,
    TermsExtract,
    TermsSection,
)
from mkcsp.papers.attendance_record import AppliedClause, AttendanceRecord, Figure, MeetingLine, PrintedReading
from mkcsp.papers.common import Future, Restriction
from mkcsp.papers.membership_list import Membership, SeatGroup, SeatLine
from mkcsp.papers.minutes_view import (
    Event,
    MinutesPaper,
    PrintedInterest,
    PrintedMinute,
    PrintedRollLine,
    PrintedRollSection,
    PrintedVote,
    Resolution,
    RollGroup,
    Signature,
    SubMinute,
    VoteSide,
    Withheld,
)
from mkcsp.papers.prose_blocks import ListEntry, Listing, Paragraph, Remark, Subheading

SUMMARY = "Narrative, clauses and resolutions are a summary of the published paper, not its words."


def bullets(*texts: str) -> Listing:
    return Listing(bulleted=True, entries=tuple(ListEntry(label="•", text=text) for text in texts))


def numbered(*texts: str) -> Listing:
    return Listing(entries=tuple(ListEntry(label=f"{n}.", text=text) for n, text in enumerate(texts, 1)))


def resolved(*texts: str) -> Resolution:
    if len(texts) == 1:
        return Resolution(words="RESOLVED –", clauses=(ListEntry(label="", text=texts[0]),))
    return Resolution(words="RESOLVED –", clauses=numbered(*texts).entries)


def paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text) for text in texts)


def section(heading: str, *people: tuple[str, str]) -> PrintedRollSection:
    return PrintedRollSection(
        heading=heading, groups=(RollGroup(lines=tuple(PrintedRollLine(name=n, post=p) for n, p in people)),)
    )


AGENDA_2006 = AgendaPaper(
    heading="Agenda: Community Safety Partnership, 13 November 2006",
    footer="Community Safety Partnership, 13 November 2006",
    body="Community Safety Partnership",
    capitals=True,
    date="13 November 2006",
    time="10.00 AM - 1.00 PM",
    venue="Meeting Room 2, Civic Offices, Central Milton Keynes",
    contact=(
        "If you have any enquiries about this agenda please contact Michael Toze, Committee Manager, "
        "on Tel: (01908) 252362 or E-mail: Michael.toze@milton-keynes.gov.uk"
    ),
    terms=TermsExtract(
        notices=(SUMMARY,),
        sections=(
            TermsSection(
                number="1.",
                heading="Partnership",
                blocks=paragraphs(
                    "Its name is the Milton Keynes Community Safety Partnership, and it does what sections 5 and 6 of "
                    "the Crime and Disorder Act 1998 ask of a crime and disorder reduction partnership."
                ),
            ),
            TermsSection(
                number="3.",
                heading="Aims",
                blocks=(
                    Paragraph(text="The Partnership aims:"),
                    Listing(
                        entries=(
                            ListEntry(
                                label="(a)",
                                text="Under the 1998 Act, to make joint strategies that improve life in the borough:",
                                blocks=(
                                    bullets(
                                        "less crime and disorder",
                                        "less fear of crime",
                                        "lower social, economic and environmental costs of crime",
                                        "less offending, and fewer of the conditions that lead to it",
                                        "help for people and communities with drugs and alcohol",
                                    ),
                                ),
                            ),
                            ListEntry(label="(b)", text="To use the members' resources to the greatest effect."),
                            ListEntry(label="(c)", text="To study crime levels, so that the strategy stays relevant."),
                            ListEntry(label="(d)", text="To consult as widely as possible in the community."),
                        )
                    ),
                ),
            ),
            TermsSection(
                number="5.",
                heading="Partners",
                blocks=(
                    Paragraph(text="The statutory partners, in alphabetical order:"),
                    Subheading(text="Responsible Authorities:"),
                    bullets(
                        "Bucks Fire and Rescue Service",
                        "Milton Keynes Council",
                        "Milton Keynes Primary Health Care Trust",
                        "Thames Valley Police",
                        "Thames Valley Police Authority",
                    ),
                    Subheading(text="Statutory partners"),
                    bullets(
                        "A local university",
                        "A Governor of a Local Education Authority School",
                        "A parish or town council",
                        "Milton Keynes College",
                        "National Probation Service, Thames Valley",
                        "The proprietor of an Independent School",
                    ),
                ),
            ),
            TermsSection(
                number="9.",
                heading="Partnership Management Group - meeting frequency",
                blocks=paragraphs("At least six meetings are held a year, and more when the strategy is reviewed."),
            ),
            TermsSection(
                number="11.",
                heading="Delegation of authority",
                blocks=paragraphs("Each partner commits itself through its own procedures."),
            ),
            TermsSection(
                number="13.",
                heading="Statutory Officers' Support Group (SOSG)",
                blocks=paragraphs("The SOSG considers policy and recommends; the Partnership sets its terms."),
            ),
        ),
        closing="Revised May 2005",
    ),
    business_headings=("Community Safety Partnership", "Partnership Management Group"),
    business_lines=("Civic Offices", "10 am to 1 pm, 13 November 2006 in Room 2, Civic Offices"),
    entries=(
        AgendaEntry(number="1.", heading="Introduction and apologies", duration="5 mins"),
        AgendaEntry(number="2.", heading="Minutes of last meeting", pages="pages 8-13", duration="5 mins"),
        AgendaEntry(number="3.", heading="Matters arising", duration="10 mins"),
        AgendaEntry(
            number="4.",
            heading="BCS Crime in Milton Keynes",
            duration="1 hour",
            parts=(
                SubEntry(heading="Current situation", presenter="B Henderson"),
                SubEntry(heading="Proposed response", pages="pages 14-27", presenter="R Solly"),
            ),
        ),
        AgendaEntry(
            number="5.",
            heading="Delivery Groups:",
            duration="1 hour",
            parts=(
                SubEntry(heading="Reducing Violence", pages="pages 28-31", presenter="R Flowers"),
                SubEntry(heading="Communications", pages="pages 32-35", presenter="S Marsh"),
                SubEntry(heading="Dealing with Persistent Offenders", presenter="D Butt"),
            ),
        ),
        AgendaEntry(
            number="6.",
            heading="Decision papers",
            parts=(
                SubEntry(heading="Community Safety website", pages="pages 36-42", presenter="J Keating-Wilkes"),
                SubEntry(heading="MARAC", pages="pages 43-44", presenter="N Atkinson"),
            ),
        ),
        AgendaEntry(number="7.", heading="Any other business"),
        AgendaEntry(
            number="8.",
            heading="Dates of future meetings",
            future=Future(
                dates=(
                    "Monday 15 January 2007",
                    "Monday 12 March 2007",
                    "Monday 14 May 2007",
                    "Monday 16 July 2007",
                    "Monday 17 September 2007",
                    "Monday 12 November 2007",
                ),
                note="All meetings will be held between 10.00am and 1 pm in Room 2 at Civic Offices",
            ),
        ),
    ),
)

ROLL_2016 = (
    PrintedRollSection(
        groups=(RollGroup(lines=(PrintedRollLine(name="Councillor O'Neill", name_note="(Non-Voting Chair)"),)),),
    ),
    PrintedRollSection(
        heading="Representatives of SaferMK Partnership Board with Voting Rights:",
        groups=(
            RollGroup(
                lines=(
                    PrintedRollLine(
                        name="Duncan Sharkey",
                        post="Corporate Director - Place",
                        post_note="(Deputy for Carole Mills [Chief Executive – Milton Keynes Council])",
                    ),
                    PrintedRollLine(name="Neil Boustred", post="Area Manager, Buckinghamshire Fire & Rescue Service"),
                    PrintedRollLine(name="Supt. Gez Chiariello", post="LPA Commander, Thames Valley Police"),
                    PrintedRollLine(
                        name="Matthew Webb",
                        post="NHS - Chief Officer (Acting), Milton Keynes, Clinical Commissioning Group",
                    ),
                    PrintedRollLine(
                        name="Sue Cooke",
                        post=(
                            "Assistant Chief Officer for National Probation Service "
                            "(Oxon & Bucks LDU and Thames Valley Prisons)"
                        ),
                    ),
                    PrintedRollLine(
                        name="S Czajewski",
                        post="Head of Operations (North), Thames Valley Community Rehabilitation Company",
                    ),
                )
            ),
        ),
    ),
    section(
        "Co-opted members to SaferMK Partnership without Voting Rights:",
        ("Parish Councillor Philip Ayles", "Representative for the Rural Parish Councils"),
        ("Parish Councillor David Livingstone", "Representative for the Urban Parish Councils"),
        ("Muriel Scott", "Director of Public Health, Milton Keynes Council"),
        ("Tim Marren", "Chief Executive, Community Action:MK"),
        (
            "A Blessing",
            "(Policy Advisor [Partnerships & Commissioning]), Representative for the Police and Crime Commissioner",
        ),
    ),
    section(
        "Observer:", ("Councillor Brunning", "Milton Keynes Council"), ("Councillor Eastman", "Milton Keynes Council")
    ),
    section(
        "Officers:",
        ("Jane Reed", "Service Director (Housing & Community), Milton Keynes Council"),
        ("J O'Ryan", "Chief Inspector, Thames Valley Police /Chair of the Business Management Group"),
        ("Colin Wilderspin", "Head of Community Safety, SaferMK/Milton Keynes Council"),
        ("Lee Westlake", "Head of Service Youth Justice, SaferMK/Milton Keynes Council"),
        ("Steve Conway", "Senior Community Safety Research Analyst, Milton Keynes Council"),
        ("Helen Craddock", "Business Manager, Milton Keynes Safeguarding Children Board, Milton Keynes Council"),
        ("Tina Milner", "Committee Manager, Milton Keynes Council"),
    ),
    section(
        "Others Present:",
        ("Councillor A Webb", "Milton Keynes Council"),
        ("Calum Bell", "Service Delivery Manager (Milton Keynes), Buckinghamshire Fire & Rescue Service"),
        ("Sophie Ward", "Secretarial Assistant, Community Safety, Milton Keynes Council"),
        ("Laura Chapman", "Chair (MK City Centre Management)"),
        ("P McEleney", "MK News"),
        ("3 Members of public", ""),
    ),
    section("Apologies:", ("Carole Mills", "Chief Executive, Milton Keynes Council")),
)

MINUTES_2016 = MinutesPaper(
    heading="Minutes: SaferMK Partnership, 21 January 2016",
    footer="SaferMK Partnership, 21 January 2016",
    notices=("Approval of these minutes is not in the records.", SUMMARY),
    body="SaferMK Partnership",
    held_on="Thursday 21 January 2016",
    held_at="in the Council Chamber, at Milton Keynes Council Civic Offices",
    began="@ 2.04pm",
    capitals=True,
    present_heading="PRESENT:",
    roll=ROLL_2016,
    minutes=(
        PrintedMinute(
            number="SMK30",
            heading="Chair Welcome and Introductions",
            blocks=paragraphs("Partners and representatives were welcomed by the Chair."),
        ),
        PrintedMinute(
            number="SMK31",
            heading="Minutes",
            blocks=(
                resolved(
                    "That the Minutes of the SaferMK Partnership's meeting of 1 October 2015 be approved and signed "
                    "by the Chair as correct."
                ),
            ),
        ),
        PrintedMinute(
            number="SMK32",
            heading="Business Management Group Update",
            blocks=(
                *paragraphs(
                    "The Partnership considered the Business Management Group's report, action plans and key topics.",
                    "The Chair, Business Management Group said that, as reported on 1 October 2015, the Task and "
                    "Finish Groups had made an action plan for each priority, and that partners had to be well "
                    "represented at their meetings.",
                    "The leads of each priority gave oral updates. The Chair asked leads who wanted help to turn to "
                    "the Head of Community Safety.",
                    "The Head of Community Safety undertook to circulate a survey on the new form of the action plans "
                    "and to bring its outcome to a future meeting.",
                    "The Partnership noted that the Anti-Social Behaviour action plan would become part of the update.",
                ),
                resolved(
                    "That the report and the oral updates be noted.",
                    "That proper representation on Task and Finish Groups be supported.",
                    "That the leads be supported in delivering the priorities and the statutory obligations.",
                    "That the Anti-Social Behaviour action plan be presented at the next meeting on 14 April 2016.",
                ),
            ),
        ),
        PrintedMinute(
            number="SMK33",
            heading="Overview – Local Delivery of the Prevent Agenda",
            blocks=(
                *paragraphs(
                    "The Partnership received a report and a presentation on Prevent in Milton Keynes.",
                    "The Head of Community Safety said that the duty under section 26 of the Counter-Terrorism and "
                    "Security Act 2015 had begun on 1 July 2015, and named the challenges: policy and procedures, the "
                    "safeguarding documents for children and adults, and a joint action plan.",
                    "Every partner organisation has to see that staff and contractors understand Prevent.",
                    "The LPA Commander (Thames Valley Police) knew of nothing in Milton Keynes that gave cause for "
                    "concern, but thought it right to look at strategies together.",
                ),
                resolved(
                    "That the oral update from the Chair of the Prevent Group be noted.",
                    "That the action plan and what is needed to deliver it be agreed.",
                    "That the document 'Advice for Parents and Carers' be agreed and disseminated.",
                    "That the Head of Community Safety be requested to circulate the presentation.",
                ),
            ),
        ),
        PrintedMinute(
            number="SMK34",
            heading="Safer Neighbourhoods Group Update",
            blocks=(
                *paragraphs(
                    "The Partnership received a report and an oral update on the Safer Neighbourhoods Group.",
                    "Its Chair, Councillor Brunning, spoke of the opportunities and the challenges: the groups had "
                    "changed greatly here and elsewhere, with less funding, little administrative support, and changes "
                    "in policing and accountability.",
                    "The groups would go on in another form. Their terms of reference would be looked at, and they "
                    "would report through the Business Management Group.",
                    "The Corporate Director – Place could not offer support to every group, but would look for other "
                    "support, the voluntary sector's skills among it.",
                ),
                resolved(
                    "That the Chair's presentation be noted.",
                    "That the proposals be explored by the Safer Neighbourhood Group, and the wider coordination of "
                    "activity be endorsed.",
                    "That suitable support for the Group be agreed.",
                    "That the Safer Neighbourhoods Group report into the Business Management Group.",
                    "That the draft Terms of Reference be agreed and membership be requested from the constituent "
                    "organisations.",
                ),
            ),
        ),
        PrintedMinute(
            number="SMK35",
            heading="Joint Health and Wellbeing Board Strategy 2015/18",
            blocks=(
                *paragraphs(
                    "The Director of Public Health presented the Joint Strategy 2015/18.",
                    "The Partnership heard of the peer review of December 2015, and of the presentation on Domestic "
                    "Violence that three members of the Youth Parliament had attended.",
                    "The Director of Public Health would take up Councillor Webb's concern about obesity and physical "
                    "education in schools with the Corporate Director – People.",
                ),
                resolved(
                    "That the presentation be noted.",
                    "That a Task and Finish Group be set up, of the Chair, the Business Manager (Milton Keynes "
                    "Safeguarding Board), the Head of Service Delivery (Buckinghamshire Fire and Rescue Service), the "
                    "Chief Executive (Community Action:MK) and Chief Inspector J O'Ryan.",
                    "That its outcomes be reported to a future meeting of the Health and Wellbeing Board and of the "
                    "Partnership.",
                ),
            ),
        ),
        PrintedMinute(
            heading="Public Place CCTV Review",
            blocks=(
                Remark(text="The source prints no number here; SMK36 is inferred from the series."),
                *paragraphs("The Partnership received a report and a presentation on the review of public CCTV."),
                resolved(
                    "That the presentation be noted.",
                    "That a Partnership CCTV Group be supported, of the Corporate Director – Place, the Head of "
                    "Community Safety, the Deputy Local Police Area Commander and the Partnership and Performance "
                    "Inspector.",
                    "That a hub model, and further income from it, be supported.",
                ),
            ),
        ),
        PrintedMinute(
            heading="Purple Flag Scheme",
            blocks=(
                Remark(text="The source prints no number here; SMK37 is inferred from the series."),
                *paragraphs(
                    "The Partnership heard from the Secretarial Assistant (Community Safety) and the Chair (MK City "
                    "Centre Management). Applications close on 14 October 2016; a flag is renewed every 12 months in a "
                    "cycle of 24 months.",
                    "61 towns have joined. The scheme has five themes:",
                ),
                bullets(
                    "Wellbeing – crime at or below the average, and falling.",
                    "Movement – public transport late at night.",
                    "Appeal – an offer beyond youth and alcohol.",
                    "Place – mixed uses, and little fear of crime.",
                    "Policy Envelope – sectors and agencies that work together.",
                ),
                resolved(
                    "That the Service Delivery Manager - Milton Keynes support the application.",
                    "That the development of the action plan be supported.",
                    "That the process of funding the application be agreed.",
                    "That regular updates be given through the Business Management Group.",
                ),
            ),
        ),
        PrintedMinute(
            number="SMK38",
            heading="Partner Updates",
            blocks=(
                *paragraphs(
                    "The Partnership received a briefing paper from the Police and Crime Commissioner's representative "
                    "and an oral update from the Service Delivery Manager – Milton Keynes."
                ),
                resolved("That the briefing paper be noted.", "That the oral update be noted."),
            ),
        ),
        PrintedMinute(
            number="SMK39",
            heading="Review of Partnership",
            blocks=(
                *paragraphs(
                    "The Chair and Councillor Brunning asked all to think about how the Partnership could renew itself."
                ),
                resolved(
                    "That the Head of Community Safety be requested to liaise with the Chair, to circulate a short "
                    "survey, and to bring its findings to the next meeting in April 2016."
                ),
            ),
        ),
        PrintedMinute(
            number="SMK40",
            heading="Forward Plan 2016/17",
            blocks=(
                *paragraphs("The Head of Community Safety spoke to the Forward Plan 2016/17."),
                resolved("That the Review of the Partnership be added to the Forward Plan."),
            ),
        ),
    ),
    closing="THE CHAIR CLOSED THE MEETING AT 4.09 PM",
    signature=Signature(),
)

HOSTILE = (
    '#import "x"',
    "]",
    '\\"',
    "*bold* _it_ $x^2$ `raw`",
    "<script>alert(1)</script> & <b>",
    "{{ doc }} {% if %} {# c #}",
    "a\\nb\nc\td",
    "\x1b[31m\x00\x07",
    "emoji 😀 👩‍👩‍👧 漢字",
    "שלום \u202eabc عربى",
    "// comment /* c */ https://e.org/a?b=c&d=e",
    "= heading",
    "- list -- --- ...",
    "@ref <label> ~ #panic()",
    "\ud800",
    "W" * 300,
    "x@" + "long-" * 60 + ".org",
)

NASTY = MinutesPaper(
    heading=HOSTILE[0],
    footer="F" * 200,
    marks=("DRAFT", "INCOMPLETE", "NOT FOR PUBLICATION"),
    notices=HOSTILE,
    body="Partnership for " + "Extraordinarily Long Names, " * 8,
    held_on="Friday 1 January 2016",
    capitals=True,
    present_heading="PRESENT:",
    roll=(
        PrintedRollSection(
            heading="CORE MEMBERSHIP",
            groups=(
                RollGroup(
                    heading="Thames Valley Police",
                    lines=(
                        PrintedRollLine(
                            name="Q" * 90,
                            name_note="(Vice-Chair in the Chair until item 3)",
                            post="P" * 200,
                            post_note="(Deputy for " + "Somebody " * 30 + ")",
                            notes=("(arrived 7.15pm, item 3)", "(left 8.00pm)"),
                        ),
                        PrintedRollLine(name="B Second", notes=("(remotely)",)),
                    ),
                ),
                RollGroup(heading="Council", lines=(PrintedRollLine(name="C Third", post="Cabinet Member"),)),
            ),
        ),
    ),
    minutes=(
        PrintedMinute(
            number="PCP/2016-17/001234",
            heading="N" * 120 + " straße",
            blocks=(
                Paragraph(text="Cited later.", number="2.6"),
                *(Paragraph(text=text) for text in HOSTILE),
                Event(text="Councillor Third arrived at 7.15pm."),
                PrintedInterest(
                    text="Councillor Third declared a personal interest in this item as a school governor, and left."
                ),
                PrintedVote(
                    motion="That the plan be adopted.",
                    sides=(
                        VoteSide(side="For", total="2", names=("A First", "B Second")),
                        VoteSide(side="Against", total="1", names=("C Third",)),
                        VoteSide(side="Abstained", total="0"),
                    ),
                    outcome="The motion was carried.",
                ),
                Resolution(
                    words="RESOLVED –",
                    clauses=(
                        ListEntry(
                            label="1.",
                            text="That the plan be adopted, with",
                            blocks=(
                                Listing(
                                    entries=(
                                        ListEntry(label="(a)", text="a first change;"),
                                        ListEntry(label="(b)", text="W" * 200, blocks=(bullets("deeper", "still"),)),
                                    )
                                ),
                                Paragraph(text="and be printed."),
                            ),
                        ),
                        ListEntry(label="2.", text="That it be reviewed."),
                    ),
                ),
                SubMinute(
                    label="4(a)", heading="A part", blocks=(*paragraphs("Considered."), resolved("That it be noted."))
                ),
                Withheld(
                    restriction=Restriction(
                        paragraph="Paragraph 3 of Schedule 12A (financial or business affairs)",
                        summary="A contract was awarded.",
                    )
                ),
            ),
        ),
    ),
    closing="THE CHAIR CLOSED THE MEETING AT 9 PM",
    corrections=("At the meeting of 1 February 2016 (9), for “four” read “five” in minute 3.",),
    signature=Signature(approved="Approved on 1 February 2016 (9).", signed="Signed by A First.", to_sign=False),
)

COUNCIL_AGENDA = AgendaPaper(
    heading="Agenda: Example Safety Partnership, 5 March 2026",
    footer="Example Safety Partnership, Thursday 5 March 2026",
    marks=("DRAFT",),
    notices=("The time of this meeting has not been confirmed.",),
    body="Example Safety Partnership",
    capitals=True,
    date="Thursday 5 March 2026",
    time="6.30 pm",
    venue="Council Chamber, Town Hall",
    contact="Enquiries: Committee Services, 01234 567890, committees@example.org",
    issued="Wednesday 25 February 2026",
    members=(
        MemberGroup(
            heading="Representatives with a vote",
            lines=(
                MemberLine(organisation="Example Council", representatives=("Councillor A First (Chair)", "B Second")),
                MemberLine(organisation="Example Fire and Rescue Service", representatives=("Vacant",)),
            ),
        ),
        MemberGroup(heading="Observers", lines=(MemberLine(organisation="A local university"),)),
    ),
    public_note=("The public may attend, except where an item is marked as not for publication.",),
    entries=(
        AgendaEntry(number="1.", heading="Apologies", kind="Standing item"),
        AgendaEntry(
            number="2.",
            heading="A long title of an item of business that will certainly need more than a single line of the page",
            kind="For decision",
            pages="pages 101–120",
            presenter="C Third",
            duration="1 hour 30 mins",
            notes=("To follow.", "The Chair has agreed that this item is urgent because the grant closes on 6 March."),
            parts=(
                SubEntry(
                    label="(a)", heading="First part", pages="pages 101–110", presenter="D Fourth", duration="5 mins"
                ),
                SubEntry(
                    label="(b)",
                    heading="Second part",
                    restriction=Restriction(paragraph="Paragraph 3 of Schedule 12A", summary="The cost of a contract."),
                ),
            ),
        ),
        AgendaEntry(
            number="3.",
            heading="Review of a case",
            restriction=Restriction(paragraph="Paragraph 1 of Schedule 12A (an individual)"),
        ),
    ),
    future=Future(dates=("Thursday 4 June 2026",), note="At 6.30 pm in the Town Hall."),
)

ATTENDANCE = AttendanceRecord(
    heading="Attendance record: C Third, Example Safety Partnership",
    footer="Example Safety Partnership, attendance record of C Third",
    marks=("NOT FOR PUBLICATION",),
    body="Example Safety Partnership",
    member="C Third",
    seat="Voluntary sector",
    organisation="Example Voluntary Action",
    period="From 6 March 2025 to 5 March 2026",
    judged="As things stood on 5 March 2026",
    findings=("Three consecutive meetings missed without accepted reason: open since 5 March 2026 (minute 44).",),
    figures=(
        Figure(label="Meetings expected at", value="5"),
        Figure(label="Attended", value="1"),
        Figure(label="By a deputy", value="1"),
        Figure(label="Apologies", value="2"),
        Figure(label="Longest run of absences", value="3"),
    ),
    meetings=(
        MeetingLine(
            date="6 March 2025", status="Present", minute="1", source="records/meetings/exs/2025-03-06.yaml:14"
        ),
        MeetingLine(
            date="5 June 2025",
            status="Deputy present",
            deputy="D Fourth",
            minute="9",
            source="records/meetings/exs/2025-06-05.yaml:21",
        ),
        MeetingLine(date="4 September 2025", status="Apologies, not accepted as exceptional", minute="17"),
        MeetingLine(
            date="4 December 2025", status="Absent without apology", source="records/meetings/exs/2025-12-04.yaml:8"
        ),
        MeetingLine(date="5 March 2026", status="Apologies; acceptance not recorded"),
    ),
    clauses=(
        AppliedClause(
            reference="Terms of reference, section 5",
            text="A member who misses three consecutive meetings is asked to leave, unless the reason was accepted.",
            version="version of 6 March 2025",
            adopted="adopted by minute 3 of 6 March 2025",
        ),
    ),
    readings=(
        PrintedReading(question="Does a deputy end a run?", answer="Yes", origin="the terms, section 5"),
        PrintedReading(question="Does an inquorate meeting count?", answer="No", origin="assumed"),
    ),
)

MEMBERSHIP = Membership(
    heading="Membership: Example Safety Partnership, 5 March 2026",
    footer="Example Safety Partnership, membership as on 5 March 2026",
    body="Example Safety Partnership",
    as_on="5 March 2026",
    groups=(
        SeatGroup(
            heading="Representatives with a vote",
            lines=(
                SeatLine(
                    organisation="Example Council",
                    seat="Cabinet Member for safety",
                    holders=("Councillor A First (Chair)",),
                    deputies=("Councillor E Fifth",),
                    vote="One vote",
                    term="since 15 May 2025, until May 2028",
                ),
                SeatLine(
                    organisation="Parish and town councils",
                    seat="Rural delegate",
                    holders=("F Sixth",),
                    vote="Shared between three",
                    term="seen 6 March 2025",
                ),
                SeatLine(
                    organisation="Fire and Rescue Service", holders=("Vacant since 1 January 2026",), vote="One vote"
                ),
            ),
        ),
        SeatGroup(heading="Observers", lines=(SeatLine(organisation="A local university", holders=("Not recorded",)),)),
    ),
)

ACTIONS = ActionList(
    heading="Actions: Example Safety Partnership, 5 March 2026",
    footer="Example Safety Partnership, actions as on 5 March 2026",
    body="Example Safety Partnership",
    as_on="5 March 2026",
    scope="Open actions, whenever due",
    groups=(
        OwnerGroup(
            owner="Head of Community Safety",
            note="C Third since 1 June 2025",
            lines=(
                ActionLine(
                    reference="EXS12(2)",
                    task="To circulate the presentation on the scheme to every member and to the delivery groups.",
                    due="4 December 2025",
                    state="Overdue by 3 months",
                    overdue=True,
                    progress=("4 December 2025: half of it is done.", "1 February 2026: chased."),
                ),
                ActionLine(reference="EXS14", task="To report on the review.", due="the next meeting", state="Open"),
            ),
        ),
        OwnerGroup(
            owner="The Chair and the Fire Service, jointly",
            lines=(ActionLine(reference="EXS15(1)", task="To set up a working group.", state="Open"),),
        ),
    ),
)
