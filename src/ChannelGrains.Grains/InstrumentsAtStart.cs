using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.CloseJobs;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Grains.Payments;
using ChannelGrains.Grains.Selection;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Grains.Targets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelGrains.Grains;

/// <summary>Makes the instruments of capabilities when the server starts, and not when they are first used: a counter that appears with its first event shows no increase.</summary>
internal sealed class InstrumentsAtStart(IServiceProvider services) : IHostedService
{
    private static readonly Type[] Instruments =
    [
        typeof(ActionInstruments), typeof(AgreementInstruments), typeof(CloseJobInstruments), typeof(EvidenceInstruments), typeof(FeedbackInstruments), typeof(FormRecordInstruments),
        typeof(JournalledInstruments), typeof(LifecycleInstruments), typeof(PaymentInstruments), typeof(SelectionInstruments), typeof(SettlementInstruments), typeof(TargetInstruments),
    ];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var instruments in Instruments)
            services.GetRequiredService(instruments);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
