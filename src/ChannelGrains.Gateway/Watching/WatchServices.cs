using ChannelGrains.Gateway.Budgets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Watching;

/// <summary>What all watches share.</summary>
internal sealed record WatchServices(
    WatchInstruments Instruments, WatchPace Pace, ResourceBudget Budget, TimeProvider Time, IOptions<WatchOptions> Settings, ILogger<WatchServices> Logger)
{
    public WatchOptions Options => Settings.Value;
}
