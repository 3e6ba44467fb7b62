using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Journalled;

/// <summary>Remembered requests as snapshot entries and back.</summary>
internal static class RequestSnapshots
{
    public static IEnumerable<RequestSnapshot> Capture(RequestLog requests) => requests.Entries.Select(request => new RequestSnapshot
    {
        Key = request.Key,
        ContentHash = HashBytes.Write(request.ContentHash),
        Version = request.Version,
        AtMicros = request.AtMicros,
    });

    public static void Restore(RequestLog requests, IEnumerable<RequestSnapshot> entries)
    {
        foreach (var entry in entries)
            requests.Remember(new RememberedRequest(entry.Key, HashBytes.Read(entry.ContentHash), entry.Version, entry.AtMicros));
    }
}
