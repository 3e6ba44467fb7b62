using ChannelGrains.Grains.Actions;
using ChannelGrains.Grains.Agreements;
using ChannelGrains.Grains.AsOf;
using ChannelGrains.Grains.Certificates;
using ChannelGrains.Grains.Clocks;
using ChannelGrains.Grains.CloseJobs;
using ChannelGrains.Grains.Commissions;
using ChannelGrains.Grains.DayViews;
using ChannelGrains.Grains.Discipline;
using ChannelGrains.Grains.Dispatch;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Compliance;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Feedback;
using ChannelGrains.Grains.FormPlans;
using ChannelGrains.Grains.FormRecords;
using ChannelGrains.Grains.Forms;
using ChannelGrains.Grains.Funnel;
using ChannelGrains.Grains.Gauges;
using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Lanes;
using ChannelGrains.Grains.Lifecycle;
using ChannelGrains.Grains.Lookup;
using ChannelGrains.Grains.Markets;
using ChannelGrains.Grains.PartnerCounts;
using ChannelGrains.Grains.PartnerLists;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Grains.Payments;
using ChannelGrains.Grains.Profit;
using ChannelGrains.Grains.Programmes;
using ChannelGrains.Grains.Quarantine;
using ChannelGrains.Grains.Reviews;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Grains.SalesViews;
using ChannelGrains.Grains.Scorecards;
using ChannelGrains.Grains.Selection;
using ChannelGrains.Grains.Serialization;
using ChannelGrains.Grains.Settlement;
using ChannelGrains.Grains.Shares;
using ChannelGrains.Grains.Sources;
using ChannelGrains.Grains.Surveys;
using ChannelGrains.Grains.Targets;
using ChannelGrains.Grains.Tools;
using ChannelGrains.Grains.Views;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Serializers;

namespace ChannelGrains.Grains;

/// <summary>Registers what the grains need beside a journal store and a customer key.</summary>
public static class GrainsRegistration
{
    public static IServiceCollection AddChannelGrains(this IServiceCollection services)
    {
        services.AddChannelGrainsCallers();
        services.AddCapabilities();
        services.AddInstruments<JournalledInstruments>();
        services.AddSingleton<IdentityKeys>();
        services.AddSingleton<LongTurns>();
        services.AddSingleton<MessageTurns>();
        services.AddSingleton<SiloShare>();
        services.AddSingleton(provider => new CoolingQueue<PartnerGrain>(provider.GetRequiredService<TimeProvider>(), static partner => partner.StartCooling()));
        services.AddInstruments<ViewInstruments>();
        services.AddSingleton<SavedViews>();
        services.AddSingleton<ViewFeed>();
        services.AddSingleton<PartnerTelling>();
        services.AddHostedService(provider => provider.GetRequiredService<ViewFeed>());
        services.AddHostedService<ViewCatchUp>();
        services.AddReviews();
        services.AddAsOf();
        services.AddPartnerLists();
        return services;
    }

    /// <summary>Registers what a process needs beside the store and the customer key that calls grains, and may host none.</summary>
    public static IServiceCollection AddChannelGrainsCallers(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new GrainFaults());
        services.TryAddSingleton(Options.Create(new ViewOptions()));
        services.AddInstruments<IngestInstruments>();
        services.AddSingleton<PartnerReferences>();
        services.AddSingleton<ExpectedCalls>();
        services.AddSingleton<IngestTurns>();
        services.AddSingleton<IngressTable>();
        services.AddSingleton<KnownJournals>();
        services.AddSingleton<SourceClocks>();
        services.AddSingleton(provider => new ViewDelay(provider.GetService<ViewFeed>()));
        services.AddSingleton<SurveyTokens>();
        services.AddInstruments<SurveyInstruments>();
        services.AddSingleton<ServerClock>();
        services.AddHostedService(provider => provider.GetRequiredService<ServerClock>());
        services.AddSingleton<MessageCodec>();
        services.AddSingleton<IGeneralizedCodec>(provider => provider.GetRequiredService<MessageCodec>());
        services.AddSingleton<IGeneralizedCopier>(provider => provider.GetRequiredService<MessageCodec>());
        services.AddSingleton<ITypeFilter>(provider => provider.GetRequiredService<MessageCodec>());
        return services;
    }

    /// <summary>What calls of a process without a silo need besides.</summary>
    public static IServiceCollection AddCallsApart(this IServiceCollection services) => services.AddSingleton<IOutgoingGrainCallFilter, DeadlineCalls>();

    /// <summary>What grains need besides where other processes write to the store too. A call passes the filters in this order, and its answer back.</summary>
    public static IServiceCollection AddSharedStore(this IServiceCollection services) => services
        .AddSingleton<IIncomingGrainCallFilter, LateCalls>()
        .AddSingleton<HeldMessages>()
        .AddSingleton<IIncomingGrainCallFilter>(static provider => provider.GetRequiredService<HeldMessages>())
        .AddSingleton<IIncomingGrainCallFilter, DurableAnswers>();

    /// <summary>What partners' journals hold beside batches, what is called of it, and what belongs to the other capabilities.</summary>
    internal static IServiceCollection AddCapabilities(this IServiceCollection services) => services
        .AddSingleton<PartnerSections>()
        .AddSingleton<FeedParts>()
        .AddSingleton<PartnerParts>()
        .AddSingleton<PartnerReviews>()
        .AddLanes()
        .AddQuarantine()
        .AddLookup()
        .AddLifecycle()
        .AddAgreements()
        .AddSettlement()
        .AddFeedback()
        .AddEvidence()
        .AddCompliance()
        .AddDiscipline()
        .AddActions()
        .AddSelection()
        .AddProgrammes()
        .AddSources()
        .AddMarkets()
        .AddSalesViews()
        .AddDayViews()
        .AddPartnerCounts()
        .AddFunnel()
        .AddScorecards()
        .AddTargets()
        .AddCommissions()
        .AddProfit()
        .AddCloseJobs()
        .AddPayments()
        .AddRisk()
        .AddShares()
        .AddForms()
        .AddFormPlans()
        .AddFormRecords()
        .AddCertificates()
        .AddTools()
        .AddSurveys();

    /// <summary>Begins to read what grains need at once, while the rest of the server starts; the journal store is open.</summary>
    public static void ReadAhead(this IServiceProvider services)
    {
        if (services.GetRequiredService<ViewFeed>().IsEnabled)
            services.GetRequiredService<SavedViews>().ReadAhead();
    }
}
