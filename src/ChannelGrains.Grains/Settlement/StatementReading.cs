using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Settlement;

namespace ChannelGrains.Grains.Settlement;

/// <summary>A statement as it is read.</summary>
[GenerateSerializer, Immutable]
public sealed record StatementReading
{
    /// <summary>What it says.</summary>
    [Id(0)]
    public Statement Statement { get; init; } = null!;

    /// <summary>Where it stands.</summary>
    [Id(1)]
    public ClosedStatement Standing { get; init; } = null!;

    /// <summary>When it was closed, microseconds since 1970-01-01 UTC.</summary>
    [Id(2)]
    public long ClosedAtMicros { get; init; }

    [Id(3)]
    public string ClosedBy { get; init; } = "";

    /// <summary>The open disputes of lines.</summary>
    [Id(4)]
    public IReadOnlyList<OpenedDispute> OpenDisputes { get; init; } = [];
}
