namespace ChannelGrains.Campaigns.Hostile.Attacks;

/// <summary>One kind of hostile or heavy use, varied by a seed.</summary>
internal interface IAttack
{
    /// <summary>Short and lower case: it begins the ids of its partners.</summary>
    string Name { get; }

    /// <summary>Attacks until the time is over, and leaves nothing running.</summary>
    Task RunAsync(Arena arena, Random random, CancellationToken cancellationToken);
}
