using ChannelGrains.Dashboard.Sessions;

namespace ChannelGrains.Dashboard.Live;

/// <summary>A part of a page that looks at a watch; disposing it looks away.</summary>
internal sealed class LiveSubscription<TResponse>(LiveWatch<TResponse> watch, Session session, Action changed) : IDisposable
    where TResponse : class
{
    public LiveWatch<TResponse> Watch => watch;

    public Session Session => session;

    public void Tell() => changed();

    public void Dispose() => watch.Leave(this);
}
