using System.Collections.Concurrent;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Domain.Sources;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Sources;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>Source definitions, read again when they are older than <see cref="IngestOptions.SourceRefresh"/>.</summary>
internal sealed class SourceTable(IGrainFactory grains, TimeProvider time, IOptions<IngestOptions> options)
{
    private readonly ConcurrentDictionary<string, (SourceDefinition Source, long ReadAt)> _known = new(StringComparer.Ordinal);

    /// <summary>The source; NOT_FOUND SOURCE_NOT_FOUND when there is none.</summary>
    public ValueTask<SourceDefinition> GetAsync(string sourceId) =>
        _known.TryGetValue(sourceId, out var known) && time.GetElapsedTime(known.ReadAt) < options.Value.SourceRefresh
            ? ValueTask.FromResult(known.Source)
            : ReadAsync(sourceId);

    private async ValueTask<SourceDefinition> ReadAsync(string sourceId)
    {
        var source = PartnerIds.Validate(sourceId) is not null ? null : await grains.GetGrain<ISourceGrain>(sourceId).Read();
        if (source is null)
        {
            _known.TryRemove(sourceId, out _);
            throw RefusalStatus.ToException(Refusal.NotFound("SOURCE_NOT_FOUND", $"There is no source '{sourceId}'. Create it, then open the stream."));
        }
        _known[sourceId] = (source, time.GetTimestamp());
        return source;
    }
}
