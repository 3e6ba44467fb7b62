using Orleans;

namespace ChannelGrains.Domain.Partners;

/// <summary>What a step was decided on, besides what was given for it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Version">Version of the partner's journal that says it.</param>
/// <param name="Text">What it said then, for people.</param>
[GenerateSerializer, Immutable]
public sealed record StepEvidence([property: Id(0)] EvidenceKind Kind, [property: Id(1)] long Version, [property: Id(2)] string Text);
