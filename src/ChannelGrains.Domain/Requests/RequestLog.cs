namespace ChannelGrains.Domain.Requests;

/// <summary>The requests that a journal remembers: 90 days, at most 10,000. Pure: ages count by the facts' own times.</summary>
public sealed class RequestLog
{
    public const int Capacity = 10_000;
    public static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    private readonly Dictionary<string, RememberedRequest> _byKey = [];
    private readonly Queue<RememberedRequest> _oldestFirst = [];

    public IEnumerable<RememberedRequest> Entries => _oldestFirst;

    public static string Key(string principal, string method, string requestId) => $"{principal}\n{method}\n{requestId}";

    public bool TryGet(string key, long nowMicros, out RememberedRequest request) =>
        _byKey.TryGetValue(key, out request) && !Expired(request, nowMicros);

    public void Remember(in RememberedRequest request)
    {
        while (_oldestFirst.TryPeek(out var oldest) && (_oldestFirst.Count >= Capacity || Expired(oldest, request.AtMicros)))
        {
            _oldestFirst.Dequeue();
            if (_byKey.TryGetValue(oldest.Key, out var known) && known.Version == oldest.Version)
                _byKey.Remove(oldest.Key);
        }
        _oldestFirst.Enqueue(request);
        _byKey[request.Key] = request;
    }

    private static bool Expired(in RememberedRequest request, long nowMicros) =>
        nowMicros - request.AtMicros > (long)Retention.TotalMicroseconds;
}
