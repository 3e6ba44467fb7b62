using System.Collections.Immutable;

namespace ChannelGrains.Domain.Agreements;

/// <summary>What of a version's terms requirements go by; kept in memory, as the terms are not.</summary>
/// <param name="Tier">The tier that the partner has by it; empty for none.</param>
/// <param name="Categories">Categories of goods that it covers; empty is all.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementScope([property: Id(0)] string Tier, [property: Id(1)] ImmutableArray<string> Categories)
{
    /// <summary>That of a version that names neither: most, so it is one for all.</summary>
    public static readonly AgreementScope Open = new("", []);

    public static AgreementScope Of(string tier, IReadOnlyCollection<string> categories) => tier.Length == 0 && categories.Count == 0 ? Open : new(tier, [.. categories]);

    public bool Covers(string category) => Categories.Length == 0 || Categories.Contains(category, StringComparer.Ordinal);
}
