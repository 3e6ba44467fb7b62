using System.CommandLine;
using ChannelGrains.Cli.Access;
using ChannelGrains.Cli.Actions;
using ChannelGrains.Cli.Agreements;
using ChannelGrains.Cli.Audit;
using ChannelGrains.Cli.Certificates;
using ChannelGrains.Cli.Clusters;
using ChannelGrains.Cli.Compliance;
using ChannelGrains.Cli.Discipline;
using ChannelGrains.Cli.Doctor;
using ChannelGrains.Cli.Evidence;
using ChannelGrains.Cli.Feedback;
using ChannelGrains.Cli.Forms;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Import;
using ChannelGrains.Cli.Journals;
using ChannelGrains.Cli.Kpis;
using ChannelGrains.Cli.Lanes;
using ChannelGrains.Cli.Lookup;
using ChannelGrains.Cli.Markets;
using ChannelGrains.Cli.Partners;
using ChannelGrains.Cli.Payments;
using ChannelGrains.Cli.Programmes;
using ChannelGrains.Cli.Quarantine;
using ChannelGrains.Cli.Risk;
using ChannelGrains.Cli.Scorecards;
using ChannelGrains.Cli.Settlement;
using ChannelGrains.Cli.Shares;
using ChannelGrains.Cli.Sources;
using ChannelGrains.Cli.Targets;
using ChannelGrains.Cli.Tools;

namespace ChannelGrains.Cli;

/// <summary>The command line, callable in-process.</summary>
public static class ChannelCtl
{
    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments behind <c>channelctl</c>.</param>
    /// <param name="output">Takes answers.</param>
    /// <param name="error">Takes errors and progress.</param>
    /// <param name="isTerminal">True for colours and a progress bar; false for plain text, as for pipes and tests.</param>
    /// <param name="environment">Reads environment variables.</param>
    /// <param name="clock">The clock for waits and durations.</param>
    /// <param name="cancellationToken">Interrupts the verb.</param>
    /// <returns>0 done, 1 refused, 2 usage or mapping error, 3 no ChannelGrains server answers, 4 a fault of channelctl.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        TextWriter output,
        TextWriter error,
        bool isTerminal,
        Func<string, string?> environment,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var host = new CliHost(output, error, isTerminal, environment, clock);
        var root = new RootCommand("Looks after a ChannelGrains server: partners, sources, imports, figures, quarantine, journals.");
        host.Complete(root, "--server http://127.0.0.1:5080 partner list");
        root.Subcommands.Add(PartnerCommands.Create(host));
        root.Subcommands.Add(SourceCommands.Create(host));
        root.Subcommands.Add(LaneCommands.Create(host));
        root.Subcommands.Add(ImportCommand.Create(host));
        root.Subcommands.Add(KpiCommands.Create(host));
        root.Subcommands.Add(MarketCommands.Create(host));
        root.Subcommands.Add(TargetCommands.Create(host));
        root.Subcommands.Add(AgreementCommands.Create(host));
        root.Subcommands.Add(SettlementCommands.Create(host));
        root.Subcommands.Add(PaymentCommands.Create(host));
        root.Subcommands.Add(FeedbackCommands.Create(host));
        root.Subcommands.Add(EvidenceCommands.Create(host));
        root.Subcommands.Add(RequirementCommands.Create(host));
        root.Subcommands.Add(ComplianceCommands.Create(host));
        root.Subcommands.Add(DeclarationCommands.Create(host));
        root.Subcommands.Add(GiftCommands.Create(host));
        root.Subcommands.Add(ScorecardCommands.Create(host));
        root.Subcommands.Add(ActionCommands.Create(host));
        root.Subcommands.Add(RiskCommands.Create(host));
        root.Subcommands.Add(FormCommands.Create(host));
        root.Subcommands.Add(PlanCommands.Create(host));
        root.Subcommands.Add(RecordCommands.Create(host));
        root.Subcommands.Add(CertificateCommands.Create(host));
        root.Subcommands.Add(ToolCommands.Create(host));
        root.Subcommands.Add(SurveyCommands.Create(host));
        root.Subcommands.Add(QuarantineCommands.Create(host));
        root.Subcommands.Add(TransactionCommands.Create(host));
        root.Subcommands.Add(ProgrammeCommands.Create(host));
        root.Subcommands.Add(ChangesCommand.Create(host));
        root.Subcommands.Add(JournalCommands.Create(host));
        root.Subcommands.Add(ClusterCommands.Create(host));
        root.Subcommands.Add(ShareCommands.Create(host));
        root.Subcommands.Add(WhoamiCommand.Create(host));
        root.Subcommands.Add(DoctorCommand.Create(host));

        // An id may begin with @, which is a file of arguments to the library.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await host.Error.WriteLineAsync($"error: {problem.Message}");

            await host.Error.WriteLineAsync("Add --help to see what the command takes, with an example.");
            return ExitCode.Usage;
        }

        var invocation = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        return await parsed.InvokeAsync(invocation, cancellationToken);
    }
}
