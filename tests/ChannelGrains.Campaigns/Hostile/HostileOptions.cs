namespace ChannelGrains.Campaigns.Hostile;

/// <summary>What a hostile campaign does, and what it must not find.</summary>
internal sealed record HostileOptions
{
    /// <summary>Attacks, each kind in turn.</summary>
    public int Rounds { get; init; } = 30;

    public long Seed { get; init; } = 1;

    /// <summary>How long each attack lasts.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Only attacks whose name contains this; empty is all.</summary>
    public string Only { get; init; } = "";

    /// <summary>Resident memory that the server may reach: the sum in deploy/README.md.</summary>
    public int MemoryMiB { get; init; } = 2_545;

    /// <summary>The most that the healthy partner's acknowledgements may take, at p99.</summary>
    public TimeSpan HealthyP99 { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Settings of the server, beside the campaign's keys.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Told what each round did.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
