using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Commissions;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What a statement is made of.</summary>
public sealed record StatementBasis
{
    /// <summary>Commission from all facts and signed versions that are known.</summary>
    public CommissionHistory Commission { get; init; } = null!;

    /// <summary>The same by the versions that were known when the last statement was closed; asked only where something has changed.</summary>
    public Func<CommissionHistory> AsStated { get; init; } = null!;

    /// <summary>Versions, ends or targets are others than when the last statement was closed; else only months whose figures are others can have another commission.</summary>
    public bool IsRepriced { get; init; }

    /// <summary>The first business day that a version prices; null for none.</summary>
    public BusinessDay? FirstPriced { get; init; }

    /// <summary>The terms of payment of a month: of the version that prices its last day, with its number; null for none.</summary>
    public Func<int, (int Version, PaymentTerms Terms)?> TermsOf { get; init; } = null!;

    /// <summary>For how many days the commission of a business day is held: of the version that prices it, 0 for none.</summary>
    public Func<BusinessDay, int> HoldDaysOf { get; init; } = null!;

    /// <summary>What a month has sold.</summary>
    public Func<int, MonthFigures> FiguresOf { get; init; } = null!;

    /// <summary>ISO 4217.</summary>
    public string CurrencyCode { get; init; } = "";
}
