using System.Collections.Concurrent;
using ChannelGrains.Dashboard.Sessions;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Dashboard.Naming;

/// <summary>Names of partners for people, as they were at most a few minutes ago. One that the reader may not see, or that is not there, is called by its id.</summary>
internal sealed class PartnerNames(PartnerService.PartnerServiceClient partners, CurrentSession current, NameMemory memory)
{
    /// <summary>Asked at once.</summary>
    private const int AskedAtOnce = 16;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The name that is known; the id before <see cref="ReadAsync"/>.</summary>
    public string this[string partnerId] => _known.GetValueOrDefault(partnerId, partnerId);

    /// <summary>Reads the names of partners that are to be shown.</summary>
    public async Task ReadAsync(IEnumerable<string> partnerIds)
    {
        List<string> asked = [];
        var rights = current.Find()?.Rights ?? "";
        foreach (var id in partnerIds.Distinct(StringComparer.Ordinal))
            if (memory.Find(rights, id) is { } name)
                _known[id] = name;
            else if (!_known.ContainsKey(id))
                asked.Add(id);
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce }, async (id, cancellationToken) =>
        {
            try
            {
                var answer = await partners.GetPartnerAsync(new GetPartnerRequest { PartnerId = id }, cancellationToken: cancellationToken);
                var name = answer.Partner.DisplayName is { Length: > 0 } given ? given : id;
                memory.Keep(rights, id, name);
                _known[id] = name;
            }
            catch (RpcException)
            {
                _known[id] = id;
            }
        });
    }
}
