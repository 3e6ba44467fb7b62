namespace ChannelGrains.Grains.Reviews;

/// <summary>What a capability has looked at when a partner's state or the clock may have changed what is to be said of it. One for all partners.</summary>
internal abstract class Review
{
    /// <summary>Its name in the rows and for people.</summary>
    public abstract string Name { get; }

    /// <summary>Raise it when the same state is to lead to something else: all partners are then reviewed at the next start.</summary>
    public abstract byte Format { get; }

    /// <summary>Reads the settings that it goes by, where it has some. Called a few times a second.</summary>
    /// <returns>A number that changes with them: all partners are then reviewed.</returns>
    public virtual ValueTask<long> ReadSettingsAsync(CancellationToken cancellationToken) => default;
}
