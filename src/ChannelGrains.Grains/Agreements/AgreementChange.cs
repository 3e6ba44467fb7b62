using ChannelGrains.Domain.Agreements;

namespace ChannelGrains.Grains.Agreements;

/// <summary>A version after it was changed.</summary>
/// <param name="Agreement">The version on the business day of the change.</param>
/// <param name="Warnings">What somebody who signed it should know; empty for other changes.</param>
/// <param name="Version">Version of the partner's journal that says it.</param>
[GenerateSerializer, Immutable]
public sealed record AgreementChange(
    [property: Id(0)] AgreementVersionOnDay Agreement, [property: Id(1)] IReadOnlyList<AgreementWarning> Warnings, [property: Id(2)] long Version);
