using Spectre.Console;

namespace ChannelGrains.Fleet.Running;

/// <summary>How a fleet runs.</summary>
public sealed record FleetOptions
{
    /// <summary>The server's gRPC address.</summary>
    public required Uri Server { get; init; }

    /// <summary>The API key; null where the server has none configured.</summary>
    public string? ApiKey { get; init; }

    /// <summary>What decides all chance. Null is that of the fleet that the server has, else 1.</summary>
    public int? Seed { get; init; }

    /// <summary>First business day of the story. Null is that of the fleet that the server has, else 60 days before today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Ends by itself four simulated days after the history.</summary>
    public bool Once { get; init; }

    /// <summary>Seconds that a simulated day takes, more than 0. Null is 20, or 4 with <see cref="Once"/>.</summary>
    public double? DaySeconds { get; init; }

    /// <summary>The console.</summary>
    public required IAnsiConsole Console { get; init; }

    /// <summary>True for a live table, false for plain lines.</summary>
    public bool IsLive { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
