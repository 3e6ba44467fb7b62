using ChannelGrains.Domain.Requests;
using ChannelGrains.Grains.Hashing;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Journalled;

/// <summary>What every fold does with every fact.</summary>
internal static class JournalledFolds
{
    /// <summary>Remembers the request that a fact answers, if it had an id.</summary>
    public static void Remember(IJournalledState state, long version, Fact fact)
    {
        if (fact.Request is { } request)
            state.Requests.Remember(new RememberedRequest(
                RequestLog.Key(fact.Principal, request.Method, request.RequestId), HashBytes.Read(request.ContentHash), version, fact.RecordedAtMicros));
    }
}
