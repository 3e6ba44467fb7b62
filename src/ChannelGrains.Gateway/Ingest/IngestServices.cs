using ChannelGrains.Gateway.Budgets;
using ChannelGrains.Gateway.Sources;
using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Ingest;

/// <summary>What every ingest call shares.</summary>
internal sealed record IngestServices(
    ICommitWatch Store, TicketStores Commits, IngressTable Partners, SourceBudgets Budgets, SourceTable Sources, ResourceBudget Budget, GatewayInstruments Instruments,
    TimeProvider Time, IHostApplicationLifetime Application, IOptions<IngestOptions> Settings)
{
    public IngestOptions Options => Settings.Value;
}
