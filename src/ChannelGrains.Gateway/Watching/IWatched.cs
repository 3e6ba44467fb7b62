namespace ChannelGrains.Gateway.Watching;

/// <summary>What is watched, of whatever answer.</summary>
internal interface IWatched : IDisposable
{
    /// <summary>The question.</summary>
    object Question { get; }

    /// <summary>See <see cref="WatchQuestion{TAnswer}.Sources"/>.</summary>
    IReadOnlyList<string> Sources { get; }

    /// <summary>Who watches it; the table's to count.</summary>
    int Watches { get; set; }

    /// <summary>The answer may have changed: whoever waits has it read again, and else whoever asks next.</summary>
    void OnChanged();
}
