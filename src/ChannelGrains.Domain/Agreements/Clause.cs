using Orleans;

namespace ChannelGrains.Domain.Agreements;

/// <summary>A right or a duty of a side (权利与义务).</summary>
[GenerateSerializer, Immutable]
public sealed record Clause([property: Id(0)] AgreementSide Side, [property: Id(1)] ClauseKind Kind, [property: Id(2)] string Text);
