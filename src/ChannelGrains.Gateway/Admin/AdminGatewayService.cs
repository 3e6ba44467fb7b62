using ChannelGrains.Admin.V1;
using ChannelGrains.Domain.Refusals;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Evidence;
using ChannelGrains.Grains.Verification;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;
using Grpc.Core;

namespace ChannelGrains.Gateway.Admin;

internal sealed class AdminGatewayService(IJournalStore store, IEvidenceStore evidence, IGrainFactory grains, BackupClock backups, Diagnostics diagnostics) : AdminService.AdminServiceBase
{
    public override Task<GetDiagnosticsResponse> GetDiagnostics(GetDiagnosticsRequest request, ServerCallContext context) => Task.FromResult(diagnostics.Read());

    public override async Task<VerifyJournalResponse> VerifyJournal(VerifyJournalRequest request, ServerCallContext context)
    {
        var report = await store.VerifyAsync(context.CancellationToken);
        var response = new VerifyJournalResponse { Groups = report.Groups, Records = report.Records, Journals = report.Journals, Bytes = report.Bytes };
        foreach (var problem in report.Problems)
            response.Problems.Add(new JournalProblem { File = problem.File, Offset = problem.Offset, Description = problem.Message });
        var states = await grains.GetGrain<IStateVerificationGrain>(0).Verify(context.CancellationToken).WaitAsync(context.CancellationToken);
        response.States = states.States;
        var files = await EvidenceVerification.RunAsync(store, evidence, context.CancellationToken);
        response.Problems.AddRange(files.Findings.Select(finding => new JournalProblem { Journal = finding.Journal, Description = finding.Description }));
        foreach (var difference in states.Differences)
            response.Problems.Add(new JournalProblem { Journal = difference.Journal, Version = difference.Version, Description = difference.Description });
        return response;
    }

    public override async Task<BackupJournalResponse> BackupJournal(BackupJournalRequest request, ServerCallContext context)
    {
        if (!Path.IsPathFullyQualified(request.TargetDirectory))
            throw RefusalStatus.ToException(Refusal.InvalidArgument("TARGET_DIRECTORY",
                "target_directory is a full path on the server's machine, of a directory that does not exist yet.", "target_directory"));
        if (store is not EmbeddedJournalStore embedded)
            throw RefusalStatus.ToException(Refusal.FailedPrecondition("STORE", "The journals are in PostgreSQL, which has backups of its own: pg_dump, or a base backup with its log.", null));
        try
        {
            var backup = await embedded.BackupAsync(request.TargetDirectory, null, context.CancellationToken);
            // It is there, whether its caller still waits or not.
            await backups.OnBackedUpAsync(CancellationToken.None);
            return new BackupJournalResponse { Directory = request.TargetDirectory, Position = backup.Position, Bytes = backup.Files.Sum(file => file.Bytes) };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw RefusalStatus.ToException(Refusal.FailedPrecondition("TARGET_DIRECTORY", exception.Message, "target_directory"));
        }
    }
}
