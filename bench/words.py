"""Names and words for the invented folder."""

FIRST_NAMES = """
Ada Alan Amina Anita Arthur Bea Ben Bola Carys Chidi Clare Colin Daisy Dev Dilys Edith Ewan Farah Femi Fiona Gita
Grant Hana Harold Ines Iqbal Ivy Jamal Joan Kasia Keith Lena Leroy Mabel Malik Mavis Nadia Nigel Olga Owen Petra
Priya Ravi Rhona Rufus Sadia Sean Tessa Tobias Una Uzma Vera Viktor Wanda Wilf Yusuf Yvonne Zara Zeno
""".split()
SURNAMES = """
Abbott Adeyemi Ahmed Archer Bains Barlow Begum Bright Carver Chaudhry Clough Dale Danjuma Dobson Eaves Edwards
Farrow Finch Gale Ghosh Goodman Hale Hussain Hurst Ibrahim Ingram Jarvis Joshi Kaur Kemp Lacey Lund Mahmood Marsh
Mensah Nash Norton Oakes Okafor Patel Peake Quill Rahman Reeve Sahota Shaw Singh Thorne Tindall Udoh Usher Vance
Varma Waite Wang Yardley Yeo Zaman
""".split()
ORGANISATIONS = """
Borough Council
County Constabulary
Fire and Rescue Service
Probation Trust
Clinical Commissioning Group
Youth Offending Team
Housing Association
Council for Voluntary Service
Chamber of Commerce
Hospital Trust
Schools Forum
Drug and Alcohol Service
Victim Support Branch
Association of Parish Councils
Neighbourhood Watch Federation
Sixth Form College
""".strip().splitlines()
POSTS = ("Chief Executive", "Director", "Head of Service", "Area Commander", "Manager", "Trustee", "Officer", "Leader")
SUBJECTS = """
Domestic Abuse
Anti-Social Behaviour
Night-Time Economy
Serious Violence
Burglary and Vehicle Crime
Hate Crime
Road Safety
Young People at Risk
Reoffending
Rural Crime
Modern Slavery
Retail Crime
""".strip().splitlines()
WORDS = """
the Partnership heard that reported incidents had fallen since the previous quarter although calls to wardens rose
in two wards officers explained how patrols lighting and visits by housing staff were planned together and what
each agency would spend members asked about schools transport hospital admissions repeat victims and the time that
cases take to reach court a further paper would compare similar towns set out costs and name those responsible
""".split()
