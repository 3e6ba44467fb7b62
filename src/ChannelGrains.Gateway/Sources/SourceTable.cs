using System.Collections.Concurrent;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Sources;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Sources;

/// <summary>Source definitions, read again when they are older than <see cref="IngestOptions.SourceRefresh"/>.</summary>
internal sealed class SourceTable(IGrainFactory grains, KnownJournals journals, TimeProvider time, IOptions<IngestOptions> options)
{
    private readonly ConcurrentDictionary<string, (SourceDefinition Source, long ReadAt)> _known = new(StringComparer.Ordinal);

    /// <summary>The source; NOT_FOUND SOURCE_NOT_FOUND when there is none.</summary>
    public ValueTask<SourceDefinition> GetAsync(string sourceId) =>
        _known.TryGetValue(sourceId, out var known) && time.GetElapsedTime(known.ReadAt) < options.Value.SourceRefresh
            ? ValueTask.FromResult(known.Source)
            : ReadAsync(sourceId);

    /// <summary>The grain of a source that exists; NOT_FOUND for another, which wakes no grain.</summary>
    public async ValueTask<ISourceGrain> RequireAsync(string? sourceId, string field)
    {
        var id = Ids.Require(sourceId, field);
        return await journals.HasSourceAsync(id, CancellationToken.None) ? grains.GetGrain<ISourceGrain>(id) : throw NotFound(id);
    }

    private async ValueTask<SourceDefinition> ReadAsync(string sourceId)
    {
        var exists = PartnerIds.Validate(sourceId) is null && await journals.HasSourceAsync(sourceId, CancellationToken.None);
        var source = exists ? await grains.GetGrain<ISourceGrain>(sourceId).Read() : null;
        if (source is null)
        {
            _known.TryRemove(sourceId, out _);
            throw NotFound(sourceId);
        }
        _known[sourceId] = (source, time.GetTimestamp());
        return source;
    }

    private static RpcException NotFound(string sourceId) =>
        RefusalStatus.ToException(Refusal.NotFound("SOURCE_NOT_FOUND", $"There is no source '{Shown(sourceId)}'. Check the id against the list of sources, or create it first."));

    private static string Shown(string id) => id.Length <= PartnerIds.MaxLength ? id : string.Concat(id.AsSpan(0, PartnerIds.MaxLength), "...");
}
