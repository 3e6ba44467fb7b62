namespace ChannelGrains.Dashboard.Live;

/// <summary>A watch, whatever it answers.</summary>
internal interface ILiveWatch
{
    string Key { get; }

    int Subscribers { get; }

    bool IsLeftFor(TimeSpan linger);

    void End();
}
