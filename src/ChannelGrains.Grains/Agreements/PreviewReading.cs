using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Agreements;

/// <summary>What a version would change, as it is read.</summary>
/// <param name="Preview">What it would change.</param>
/// <param name="CurrencyCode">Of its amounts.</param>
/// <param name="Version">Version of the partner's journal that it shows.</param>
/// <param name="Months">The months whose commission would be another.</param>
[GenerateSerializer, Immutable]
public sealed record PreviewReading(
    [property: Id(0)] AgreementPreview Preview, [property: Id(1)] string CurrencyCode, [property: Id(2)] long Version, [property: Id(3)] IReadOnlyList<AmendedMonth> Months);
