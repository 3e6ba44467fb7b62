using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A dispute with what became of it.</summary>
[GenerateSerializer, Immutable]
public sealed record DisputeReading
{
    [Id(0)]
    public int Number { get; init; }

    [Id(1)]
    public IReadOnlyList<int> Lines { get; init; } = [];

    [Id(2)]
    public string Reason { get; init; } = "";

    [Id(3)]
    public string OpenedBy { get; init; } = "";

    /// <summary>Microseconds since 1970-01-01 UTC.</summary>
    [Id(4)]
    public long OpenedAtMicros { get; init; }

    /// <summary>Null while it is open.</summary>
    [Id(5)]
    public DisputeResolution? Resolution { get; init; }
}
