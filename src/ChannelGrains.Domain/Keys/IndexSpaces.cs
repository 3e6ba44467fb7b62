namespace ChannelGrains.Domain.Keys;

/// <summary>The register of the index: which byte the keys of each kind of entry start with, and no other's do.</summary>
public static class IndexSpaces
{
    /// <summary>Identity of a transaction sent by id -> where it is stored and its content.</summary>
    public const byte Identities = (byte)'k';

    /// <summary>Content under an identity that has other content, or under none -> where it is stored.</summary>
    public const byte Conflicts = (byte)'x';

    /// <summary>Full block of a numbered lane's transaction ids.</summary>
    public const byte IdBlocks = (byte)'b';

    /// <summary>What finds ids in a group of full blocks.</summary>
    public const byte IdGroups = (byte)'g';

    /// <summary>A number of a lane -> the record that starts with it.</summary>
    public const byte LanePoints = (byte)'l';

    /// <summary>Where a transaction is stored -> the void that reversed it.</summary>
    public const byte Voids = (byte)'v';

    /// <summary>A closed quarantine item -> the record that applied it.</summary>
    public const byte Replays = (byte)'r';

    /// <summary>A customer -> first business day with a partner.</summary>
    public const byte Customers = (byte)'c';

    /// <summary>Directory of partners.</summary>
    public const byte Partners = (byte)'d';

    /// <summary>What partners are listed by.</summary>
    public const byte PartnerLists = (byte)'p';

    /// <summary>Directory of sources.</summary>
    public const byte Sources = (byte)'s';

    /// <summary>Markets with reports, by month.</summary>
    public const byte Markets = (byte)'m';

    /// <summary>Complaints about a partner, by id.</summary>
    public const byte Complaints = (byte)'q';

    /// <summary>What customers said of a partner, by business day.</summary>
    public const byte FeedbackDays = (byte)'y';

    /// <summary>Targets, by year and scope.</summary>
    public const byte Targets = (byte)'t';

    /// <summary>Territories of signed agreements, by region.</summary>
    public const byte Territories = (byte)'w';

    /// <summary>The days on which a partner's agreements are in force.</summary>
    public const byte AgreementDays = (byte)'e';

    /// <summary>Scopes of which an allocation is on its way to the partners.</summary>
    public const byte Allocations = (byte)'a';

    /// <summary>Statements, by month and partner.</summary>
    public const byte Statements = (byte)'h';

    /// <summary>Statements that a payment run may pay, by partner and month.</summary>
    public const byte Payables = (byte)'j';

    /// <summary>Months that are being closed for all partners.</summary>
    public const byte CloseJobs = (byte)'o';

    /// <summary>Records of a partner that posted to its ledger, by version.</summary>
    public const byte LedgerPostings = (byte)'i';

    /// <summary>Accounts that partners are paid on, by a hash, then partner.</summary>
    public const byte Accounts = (byte)'n';

    /// <summary>Payment runs, by id.</summary>
    public const byte PaymentRuns = (byte)'z';

    /// <summary>Payment runs of which something is still to be done, or the bank has not said all.</summary>
    public const byte OpenPaymentRuns = (byte)'W';

    /// <summary>UETR of a payment -> the run, and its number in there.</summary>
    public const byte Uetrs = (byte)'u';

    /// <summary>Breaks between the bank's files and payment runs, the open ones first.</summary>
    public const byte Breaks = (byte)'E';

    /// <summary>A file of the bank -> the record that took it.</summary>
    public const byte BankFiles = (byte)'f';

    /// <summary>Closed actions of a partner, or of the programme, by id.</summary>
    public const byte ClosedActions = (byte)'A';

    /// <summary>Closed actions by when they were closed, of all and of each partner.</summary>
    public const byte ActionClosings = (byte)'B';

    /// <summary>Records that stated something of a partner's risk, by version.</summary>
    public const byte Risks = (byte)'R';

    /// <summary>Shares by id, and those of a partner by the version of their record.</summary>
    public const byte Shares = (byte)'K';

    /// <summary>Forms by id, in their latest versions.</summary>
    public const byte Forms = (byte)'F';

    /// <summary>Versions of forms.</summary>
    public const byte FormVersions = (byte)'V';

    /// <summary>What people and rules have changed, of all by time and of each journal by version.</summary>
    public const byte Changes = (byte)'C';

    /// <summary>Files of evidence of a partner by SHA-256, each with who claims it.</summary>
    public const byte Evidence = (byte)'L';

    /// <summary>The partners for which a file of evidence is claimed, by its SHA-256.</summary>
    public const byte EvidenceClaims = (byte)'Y';

    /// <summary>Records of a partner, by id.</summary>
    public const byte FormRecords = (byte)'Q';

    /// <summary>Records of a partner, by the day on which they were taken.</summary>
    public const byte FormRecordDays = (byte)'D';

    /// <summary>A file -> the records that name it.</summary>
    public const byte FormRecordFiles = (byte)'H';

    /// <summary>Findings of a partner, by record and item.</summary>
    public const byte Findings = (byte)'G';

    /// <summary>Declarations of the company's own staff, of all and of each who declared.</summary>
    public const byte Declarations = (byte)'M';

    /// <summary>The register of gifts: of all, those that wait, those of each partner, and by id.</summary>
    public const byte Gifts = (byte)'N';

    /// <summary>Who took note of a sales tool, by tool, version and partner.</summary>
    public const byte ToolNotes = (byte)'T';

    /// <summary>Invitations to surveys of a partner, by id.</summary>
    public const byte SurveyInvitations = (byte)'S';

    /// <summary>A customer -> when it was invited to a survey the last time, by partner.</summary>
    public const byte SurveyCustomers = (byte)'P';
}
