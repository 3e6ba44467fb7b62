using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Risk;

/// <summary>
/// What a partner's risk is told from, read from its folded state. What is null or empty is not known and says nothing: a factor without a reading is neither good nor bad.
/// Instants are in microseconds since 1970-01-01 UTC.
/// </summary>
public sealed record RiskInputs
{
    public required long NowMicros { get; init; }

    /// <summary>The partner's business day.</summary>
    public required BusinessDay Today { get; init; }

    /// <summary>When the next business day begins.</summary>
    public required long TomorrowMicros { get; init; }

    /// <summary>Null for a partner that is not to sell: one that is not ACTIVE.</summary>
    public SalesDays? Sales { get; init; }

    /// <summary>Null where no target is set.</summary>
    public PaceInput? Pace { get; init; }

    /// <summary>The commission period that ended last, and its brackets. Null where no agreement prices it: then stuffing is told of the month before.</summary>
    public CommissionMonth? LastMonth { get; init; }

    /// <summary>The regions of the agreement in force; empty where it names none.</summary>
    public IReadOnlyList<string> Territory { get; init; } = [];

    /// <summary><see cref="CustomerShares.Of"/>; null where it says nothing.</summary>
    public CustomerShares? Customers { get; init; }

    /// <summary>When anything last arrived from any of the partner's sources; null for never.</summary>
    public long? LastArrivalMicros { get; init; }

    /// <summary>What was wrong with the transactions of the last <see cref="FaultCounts.Days"/> days; null where nothing arrived in them.</summary>
    public FaultCounts? Faults { get; init; }

    /// <summary>When each open obligation is due.</summary>
    public IReadOnlyList<long> ObligationsDue { get; init; } = [];

    /// <summary>When each open action is due.</summary>
    public IReadOnlyList<long> ActionsDue { get; init; } = [];

    /// <summary>When each open complaint is due.</summary>
    public IReadOnlyList<long> ComplaintsDue { get; init; } = [];

    /// <summary>When each open dispute was opened.</summary>
    public IReadOnlyList<long> DisputesOpened { get; init; } = [];

    /// <summary>When each payment of the last <see cref="Occurrences.Days"/> days failed.</summary>
    public IReadOnlyList<long> PaymentsFailed { get; init; } = [];

    /// <summary>When each open red-line finding was made.</summary>
    public IReadOnlyList<long> RedLines { get; init; } = [];

    /// <summary>The last change of the payee before a run; null for none.</summary>
    public PayeeChange? Payee { get; init; }

    /// <summary>The factors that are muted, each with the first business day on which it counts again.</summary>
    public IReadOnlyDictionary<RiskFactorKind, BusinessDay> Mutes { get; init; } = new Dictionary<RiskFactorKind, BusinessDay>();
}
