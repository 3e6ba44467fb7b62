namespace ChannelGrains.Campaigns.Crash;

/// <summary>What one round draws from the seed.</summary>
internal sealed record CrashRound
{
    public required IReadOnlyDictionary<string, string?> Settings { get; init; }

    /// <summary>Acknowledged batches after which the server dies while senders resume; null when it lives until the load.</summary>
    public required int? KillWhileSettlingAfter { get; init; }

    /// <summary>The end of the load as acknowledged commands: right behind an answer is when one that was given too early is missed. Null when it is another.</summary>
    public required int? KillAfterCommands { get; init; }

    /// <summary>The end of the load as acknowledged batches; null when it is a time.</summary>
    public required int? KillAfterBatches { get; init; }

    public required TimeSpan KillAfter { get; init; }

    public static CrashRound Draw(Random random, CrashOptions options)
    {
        var settings = new Dictionary<string, string?>();
        // Small files and checkpoints make rolls and checkpoints happen around kills.
        if (random.Next(3) > 0)
        {
            settings["Journal:SegmentMiB"] = $"{(random.Next(2) == 0 ? 1 : 4)}";
            settings["Journal:CheckpointMiB"] = "1";
        }
        foreach (var (name, value) in options.Settings)
            settings[name] = value;
        return new CrashRound
        {
            Settings = settings,
            KillWhileSettlingAfter = random.Next(5) == 0 ? 1 + random.Next(20) : null,
            KillAfterCommands = random.Next(4) == 0 || options.KillsAtCommands ? 5 + random.Next(60) : null,
            KillAfterBatches = random.Next(2) == 0 ? 1 + random.Next(400) : null,
            KillAfter = TimeSpan.FromMilliseconds(100 + random.Next(700)),
        };
    }
}
