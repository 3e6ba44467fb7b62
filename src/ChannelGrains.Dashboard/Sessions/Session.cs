using ChannelGrains.Access.V1;

namespace ChannelGrains.Dashboard.Sessions;

/// <summary>Somebody who is signed in. The key stays in this process; a browser has the session's id only, sealed.</summary>
/// <param name="Id">256 random bits.</param>
/// <param name="Key">The API key; null where the server asks for none.</param>
/// <param name="Caller">Whom the server takes the key for.</param>
/// <param name="StartedAt">When it began.</param>
internal sealed class Session(string id, string? key, GetCallerResponse caller, DateTimeOffset startedAt)
{
    private readonly Queue<Notice> _notices = new();
    private long _seenTicks = startedAt.UtcTicks;

    public string Id => id;

    public string? Key => key;

    public DateTimeOffset StartedAt => startedAt;

    public string Principal => caller.Principal;

    public bool IsHeld => caller.Partners.Count > 0;

    public IReadOnlyList<string> Partners => caller.Partners;

    /// <summary>Who has the same rights sees the same answers.</summary>
    public string Rights { get; } = string.Join('|', [
        string.Join(',', caller.Roles.Order()), string.Join(',', caller.Partners.Order(StringComparer.Ordinal)), string.Join(',', caller.Sources.Order(StringComparer.Ordinal))]);

    /// <summary>One person may do both sides of a step that two must agree on.</summary>
    public bool IsSingleUser => caller.SingleUser;

    public bool HasKeys => caller.KeysConfigured;

    public DateTimeOffset SeenAt
    {
        get => new(Volatile.Read(ref _seenTicks), TimeSpan.Zero);
        set => Volatile.Write(ref _seenTicks, value.UtcTicks);
    }

    /// <summary>Ends with the session.</summary>
    public CancellationTokenSource Ended { get; } = new();

    /// <summary>Whether one of the roles is the caller's; an admin has all.</summary>
    public bool Is(params ReadOnlySpan<Role> roles)
    {
        foreach (var role in roles)
            if (caller.Roles.Contains(role))
                return true;
        return caller.Roles.Contains(Role.Admin);
    }

    /// <summary>Says something on the next page that is loaded.</summary>
    public void Notify(Notice notice)
    {
        lock (_notices)
        {
            _notices.Enqueue(notice);
            while (_notices.Count > MaxNotices)
                _notices.Dequeue();
        }
    }

    public IReadOnlyList<Notice> TakeNotices()
    {
        lock (_notices)
        {
            List<Notice> taken = [.. _notices];
            _notices.Clear();
            return taken;
        }
    }

    private const int MaxNotices = 5;
}
