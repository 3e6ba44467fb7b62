using ChannelGrains.Access.V1;
using ChannelGrains.Dashboard.Actions;
using ChannelGrains.Dashboard.Audit;
using ChannelGrains.Dashboard.Certificates;
using ChannelGrains.Dashboard.Compliance;
using ChannelGrains.Dashboard.Discipline;
using ChannelGrains.Dashboard.Explaining;
using ChannelGrains.Dashboard.Exports;
using ChannelGrains.Dashboard.Feeds;
using ChannelGrains.Dashboard.Forms;
using ChannelGrains.Dashboard.Ledgers;
using ChannelGrains.Dashboard.Lookup;
using ChannelGrains.Dashboard.Markets;
using ChannelGrains.Dashboard.Overview;
using ChannelGrains.Dashboard.Partners;
using ChannelGrains.Dashboard.Payments;
using ChannelGrains.Dashboard.Programmes;
using ChannelGrains.Dashboard.Risk;
using ChannelGrains.Dashboard.Search;
using ChannelGrains.Dashboard.Settlement;
using ChannelGrains.Dashboard.Shell;
using ChannelGrains.Dashboard.Surveys;
using ChannelGrains.Dashboard.Targets;
using ChannelGrains.Dashboard.Tools;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Dashboard;

/// <summary>The pages, a paragraph for each capability.</summary>
internal static class PagesRegistration
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddSingleton(new PageEntry("/", "Overview", typeof(OverviewTexts), 'o', 0, []));
        services.AddScoped<IExport, OverviewExport>();
        services.AddSingleton<IExplainer>(new Explainer<DayExplained>("day")).AddSingleton<IExplainer>(new Explainer<SumExplained>("sum"));

        services.AddSingleton(new PageEntry("/partners", "Partners", typeof(PartnersTexts), 'p', 10, [], IsOverAll: false));
        services.AddScoped<IExport, LeaderboardExport>().AddScoped<IExport, DirectoryExport>().AddScoped<ISearchSource, PartnerSearch>();
        services.AddScoped<PartnerTerms>().AddScoped<IExport, SeriesExport>();
        services.AddSingleton<IExplainer>(new Explainer<FigureExplained>("score")).AddSingleton<IExplainer>(new Explainer<CommissionExplained>("commission"));

        services.AddSingleton(new PageEntry("/targets", "Targets", typeof(TargetTexts), 't', 30, [], IsOverAll: false));
        services.AddScoped<TargetNames>().AddScoped<PaceReader>().AddScoped<NetReader>().AddScoped<IExport, TargetExport>().AddScoped<IExport, AllocationExport>();
        services.AddSingleton<IExplainer>(new Explainer<PaceExplained>("pace"));

        services.AddSingleton(new PageEntry("/markets", "Markets", typeof(MarketsTexts), 'm', 40, []));
        services.AddScoped<IExport, MarketsExport>().AddScoped<IExport, MarketShareExport>();

        services.AddSingleton(new PageEntry("/risk", "Risk", typeof(RiskTexts), 'r', 50, []));
        services.AddScoped<RiskNames>().AddScoped<IExport, RiskExport>();
        services.AddSingleton<IExplainer>(new Explainer<ScoreExplained>("risk")).AddSingleton<IExplainer>(new Explainer<FactorExplained>("risk-factor"));

        services.AddSingleton(new PageEntry("/actions", "Actions", typeof(ActionTexts), 'a', 60, [], IsOverAll: false));
        services.AddScoped<ActionNames>().AddScoped<IExport, ActionExport>().AddScoped<IExport, ActionMeasuresExport>().AddScoped<ISearchSource, ActionSearch>();

        services.AddSingleton(new PageEntry("/field", "Field work", typeof(FormsTexts), 'v', 65, [], IsOverAll: false));
        services.AddScoped<FormNames>().AddScoped<PlanNames>().AddScoped<PlanWords>().AddScoped<ISearchSource, PlanSearch>().AddSingleton<IExplainer>(new Explainer<RecordExplained>("record"));
        services.AddScoped<IExport, AssignmentExport>().AddScoped<IExport, PlansExport>().AddScoped<IExport, RecordsExport>().AddScoped<IExport, FindingsExport>();

        services.AddScoped<CertificateReader>().AddScoped<CertificateNames>().AddScoped<IExport, CertificatesExport>().AddScoped<IExport, TrainingEffectsExport>();
        services.AddScoped<ToolReader>().AddScoped<ToolNames>().AddScoped<IExport, ToolsExport>().AddScoped<IExport, ToolNotesExport>();
        services.AddScoped<SurveyNames>().AddScoped<IExport, SurveyResultsExport>().AddScoped<IExport, InvitationsExport>();

        services.AddSingleton(new PageEntry("/compliance", "Compliance", typeof(ComplianceTexts), 'q', 67, [], IsOverAll: false));
        services.AddScoped<ComplianceNames>().AddScoped<IExport, RequirementsExport>().AddScoped<IExport, ComplianceExport>();
        services.AddScoped<DisciplineNames>().AddScoped<IExport, DeclarationsExport>().AddScoped<IExport, GiftsExport>().AddScoped<IExport, CompanyExport>();

        services.AddSingleton(new PageEntry("/settlement", "Settlement", typeof(SettlementTexts), 's', 70, [], IsOverAll: false));
        services.AddScoped<SettlementNames>().AddScoped<IExport, StatementsExport>().AddScoped<IExport, StatementLinesExport>().AddScoped<IServedFile, StatementFile>();
        services.AddScoped<ISearchSource, StatementSearch>().AddSingleton<IExplainer>(new Explainer<LineExplained>("line"));

        services.AddSingleton(new PageEntry("/payments", "Payments", typeof(PaymentsTexts), 'b', 72, [Role.Finance]));
        services.AddScoped<PaymentNames>().AddScoped<IExport, RunsExport>().AddScoped<IExport, RunPaymentsExport>().AddScoped<IExport, BreaksExport>().AddScoped<IServedFile, RunFile>();
        services.AddScoped<ISearchSource, PaymentRunSearch>();

        services.AddSingleton(new PageEntry("/ledger", "Ledger", typeof(LedgersTexts), 'l', 74, [], IsOverAll: false));
        services.AddScoped<LedgerNames>().AddScoped<IExport, LedgerExport>();

        services.AddSingleton(new PageEntry("/programme", "Programme", typeof(ProgrammesTexts), 'c', 95, []));

        services.AddSingleton(new PageEntry("/feeds", "Feeds", typeof(FeedsTexts), 'f', 90, []));
        services.AddScoped<QuarantineTerms>().AddScoped<IExport, QuarantineExport>();

        services.AddScoped<LookupNames>().AddScoped<ISearchSource, TransactionSearch>();

        services.AddSingleton(new PageEntry("/changes", "What was done", typeof(AuditTexts), 'w', 97, [Role.Manager, Role.Finance], IsOverAll: false));
        services.AddScoped<ChangeNames>().AddScoped<DetailNames>().AddScoped<IExport, ChangesExport>();
    }
}
