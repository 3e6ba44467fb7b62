using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>Whom the money goes to. Banks take no address of free lines alone: town and country stand in fields of their own.</summary>
[GenerateSerializer, Immutable]
public sealed record Payee
{
    [Id(0)]
    public string Name { get; init; } = "";

    /// <summary>The name in Latin letters, for banks that take no others.</summary>
    [Id(1)]
    public string LatinName { get; init; } = "";

    [Id(2)]
    public string Account { get; init; } = "";

    /// <summary>The bank's BIC.</summary>
    [Id(3)]
    public string Bank { get; init; } = "";

    [Id(4)]
    public AddressMode AddressMode { get; init; }

    [Id(5)]
    public string Street { get; init; } = "";

    [Id(6)]
    public string Building { get; init; } = "";

    [Id(7)]
    public string PostCode { get; init; } = "";

    [Id(8)]
    public string Town { get; init; } = "";

    [Id(9)]
    public string CountrySubdivision { get; init; } = "";

    /// <summary>ISO 3166-1.</summary>
    [Id(10)]
    public string Country { get; init; } = "";

    /// <summary>With <see cref="AddressMode.Hybrid"/> alone.</summary>
    [Id(11)]
    public IReadOnlyList<string> Lines { get; init; } = [];
}
