namespace ChannelGrains.Domain.Risk;

/// <summary>What may speak of risk in a partner (渠道风险); the numbers are those of the wire. In each the larger reading is the worse one.</summary>
public enum RiskFactorKind
{
    /// <summary>Not said: refused.</summary>
    Unspecified = 0,

    /// <summary>Part of the target to date that net sales lack: <see cref="SalesPace"/>.</summary>
    SalesBelowPace = 1,

    /// <summary>Part of the usual sales that is missing: <see cref="SalesDrop"/>.</summary>
    SalesDrop = 2,

    /// <summary>Return rate beyond the usual one: <see cref="ReturnSpike"/>.</summary>
    ReturnSpike = 3,

    /// <summary>Part of a month that was bunched at its end and came back in the next: <see cref="Stuffing"/>.</summary>
    Stuffing = 4,

    /// <summary>The same, where it lifted the month into a higher bracket.</summary>
    BracketShopping = 5,

    /// <summary>窜货: part of net sold outside the territory: <see cref="Diversion"/>.</summary>
    Diversion = 6,

    /// <summary>Part of sales that is of one category: <see cref="Dependence"/>.</summary>
    CategoryDependence = 7,

    /// <summary>Part of the sales that go to a few customers: <see cref="Dependence"/>.</summary>
    CustomerDependence = 8,

    /// <summary>How long nothing came, in usual gaps: <see cref="FeedSilence"/>.</summary>
    FeedSilent = 9,

    /// <summary>Loss, as a part of the net whose cost is known: <see cref="Margins"/>.</summary>
    NegativeMargin = 10,

    /// <summary>Part of the transactions that contradicted one before: <see cref="FaultRate"/>.</summary>
    Conflicts = 11,

    /// <summary>Part of the transactions whose clock was wrong: <see cref="FaultRate"/>.</summary>
    Clock = 12,

    /// <summary>Part of the transactions that went to quarantine: <see cref="FaultRate"/>.</summary>
    Quarantine = 13,

    /// <summary>Obligations of the agreement whose day is past: <see cref="Overdue"/>.</summary>
    OverdueObligations = 14,

    /// <summary>Actions whose day is past.</summary>
    OverdueActions = 15,

    /// <summary>Complaints whose limit is past.</summary>
    OverdueComplaints = 16,

    /// <summary>Open disputes of statements: <see cref="Occurrences"/>.</summary>
    Disputes = 17,

    /// <summary>Payments that failed.</summary>
    FailedPayments = 18,

    /// <summary>Days that a changed payee was short of what must lie before a run: <see cref="PayeeChange"/>.</summary>
    PayeeChanged = 19,

    /// <summary>Red-line findings.</summary>
    RedLine = 20,
}
