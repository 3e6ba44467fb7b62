using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChannelGrains.Access.V1;

namespace ChannelGrains.Dashboard.Sessions;

/// <summary>Who is signed in, in this process alone: after a restart everybody signs in again.</summary>
internal sealed class SessionTable(DashboardOptions options, TimeProvider time)
{
    private const int IdBytes = 32;

    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    public int Count => _sessions.Count;

    public Session Start(string? key, GetCallerResponse caller)
    {
        while (_sessions.Count >= options.MaxSessions && _sessions.Values.MinBy(session => session.SeenAt) is { } quietest)
            End(quietest);
        var started = new Session(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)), key, caller, time.GetUtcNow());
        _sessions[started.Id] = started;
        return started;
    }

    /// <summary>The session of an id, which is seen by that; null when it has ended.</summary>
    public Session? Touch(string id)
    {
        if (Find(id) is not { } session)
            return null;
        session.SeenAt = time.GetUtcNow();
        return session;
    }

    /// <summary>As <see cref="Touch"/>, without that it is seen: a page that is only open keeps nobody signed in.</summary>
    public Session? Find(string id)
    {
        if (!_sessions.TryGetValue(id, out var session))
            return null;
        var now = time.GetUtcNow();
        if (now - session.SeenAt < options.IdleEnd && now - session.StartedAt < options.AbsoluteEnd)
            return session;
        End(session);
        return null;
    }

    public void End(Session session)
    {
        if (_sessions.TryRemove(session.Id, out _))
            session.Ended.Cancel();
    }

    /// <summary>Signs a principal out of all browsers.</summary>
    public void EndAllOf(string principal)
    {
        foreach (var session in _sessions.Values.Where(session => session.Principal == principal))
            End(session);
    }
}
