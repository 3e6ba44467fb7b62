namespace ChannelGrains.Campaigns.Crash;

/// <summary>What a crash campaign does.</summary>
internal sealed record CrashOptions
{
    /// <summary>Times that the server is killed, 1 or more.</summary>
    public int Rounds { get; init; } = 50;

    public long Seed { get; init; } = 1;

    /// <summary>Settings for every start, beside those that a round draws.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>Each round kills at the answer to a command, instead of one in four.</summary>
    public bool KillsAtCommands { get; init; }

    /// <summary>Told what each round did.</summary>
    public Action<string> Say { get; init; } = _ => { };
}
