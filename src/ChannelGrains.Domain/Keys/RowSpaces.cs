namespace ChannelGrains.Domain.Keys;

/// <summary>The register of the saved rows: which byte the keys of each kind of row start with, and no other's do.</summary>
public static class RowSpaces
{
    /// <summary>When amounts in the programme's currency were admitted last.</summary>
    public const byte AdmittedAmounts = (byte)'x';

    /// <summary>The server's clock.</summary>
    public const byte Clock = (byte)'c';

    /// <summary>When the journals were backed up.</summary>
    public const byte Backup = (byte)'b';

    /// <summary>That all partners have their rows in the lists.</summary>
    public const byte PartnerLists = (byte)'l';

    /// <summary>A partner's month in the views.</summary>
    public const byte ViewMonths = (byte)'m';

    /// <summary>A partner's timeline in the counts of partners.</summary>
    public const byte PartnerTimelines = (byte)'t';

    /// <summary>A partner's place in the funnel.</summary>
    public const byte Funnel = (byte)'n';

    /// <summary>What is saved of a partner in the views.</summary>
    public const byte ViewPartners = (byte)'p';

    /// <summary>What customers said of a partner in a month, in the views.</summary>
    public const byte FeedbackMonths = (byte)'f';

    /// <summary>A partner's profit and loss of a month, in the views.</summary>
    public const byte ProfitMonths = (byte)'g';

    /// <summary>A partner's newest business days, in the view of days.</summary>
    public const byte DaySales = (byte)'d';

    /// <summary>When a partner was reviewed, and is due again.</summary>
    public const byte Reviews = (byte)'r';

    /// <summary>A partner's actions that are not closed, in their view.</summary>
    public const byte Actions = (byte)'a';

    /// <summary>What was stated of a partner's risk, in the board.</summary>
    public const byte Risks = (byte)'v';

    /// <summary>The assignments that a partner has answered, in their view.</summary>
    public const byte Assignments = (byte)'q';

    /// <summary>On which days a partner has somebody certified, in their view.</summary>
    public const byte Certified = (byte)'u';

    /// <summary>What was recorded at a partner in a month, in the views.</summary>
    public const byte FieldMonths = (byte)'i';

    /// <summary>What is counted of a partner's surveys in a month, in the views.</summary>
    public const byte Surveys = (byte)'s';
}
