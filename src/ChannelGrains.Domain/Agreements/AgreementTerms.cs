using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>All that a version of an agreement says.</summary>
[GenerateSerializer, Immutable]
public sealed record AgreementTerms
{
    /// <summary>Name for people.</summary>
    [Id(0)]
    public string Title { get; init; } = "";

    [Id(1)]
    public CommissionSchedule Commission { get; init; } = new();

    /// <summary>Where the partner sells, see <see cref="Partners.RegionPaths"/>; none is everywhere.</summary>
    [Id(2)]
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Whether nobody else sells there.</summary>
    [Id(3)]
    public bool IsExclusive { get; init; }

    [Id(4)]
    public IReadOnlyList<Clause> Clauses { get; init; } = [];

    [Id(5)]
    public IReadOnlyList<Obligation> Obligations { get; init; } = [];

    [Id(6)]
    public PaymentTerms Payment { get; init; } = new();

    /// <summary>The tier that the partner has by it; empty for none.</summary>
    [Id(8)]
    public string Tier { get; init; } = "";

    /// <summary>Categories of goods that it covers, see <see cref="Sales.CategoryNames"/>; none is all.</summary>
    [Id(9)]
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>ISO 4217 of its amounts; empty only in a command that states none.</summary>
    [Id(7)]
    public string CurrencyCode { get; init; } = "";
}
