using ChannelGrains.Fleet.Clocks;
using Spectre.Console;

namespace ChannelGrains.Fleet.Running;

/// <summary>How a fleet runs.</summary>
public sealed record FleetOptions
{
    /// <summary>The server's gRPC address.</summary>
    public required Uri Server { get; init; }

    /// <summary>The API key; null where the server has none configured.</summary>
    public string? ApiKey { get; init; }

    /// <summary>API keys of two people of finance: who closes months and plans payments, and who approves both. Null where one person does both with <see cref="ApiKey"/>, which
    /// the server must allow.</summary>
    public (string Closer, string Approver)? FinanceKeys { get; init; }

    /// <summary>What decides all chance. Null is that of the fleet that the server has, else 1.</summary>
    public int? Seed { get; init; }

    /// <summary>First business day of the story. Null is that of the fleet that the server has, else one two to three months before today.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Ends by itself when the story's second month is closed, at the earliest four simulated days after the history.</summary>
    public bool Once { get; init; }

    /// <summary>Seconds that a simulated day takes, more than 0. Null is 20, or 3 with <see cref="Once"/>.</summary>
    public double? DaySeconds { get; init; }

    /// <summary>The console.</summary>
    public required IAnsiConsole Console { get; init; }

    /// <summary>True for a live table, false for plain lines.</summary>
    public bool IsLive { get; init; }

    /// <summary>The server's clock, which a <see cref="DemoFleet"/> moves on with its story; null where the server goes by its own.</summary>
    public DemoClock? ServerClock { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
