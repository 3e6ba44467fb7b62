using System.CommandLine;
using ChannelGrains.Cli.Files;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Markets;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;

namespace ChannelGrains.Cli.Targets;

/// <summary>channelctl target allocate, allocation</summary>
internal static class AllocateVerbs
{
    private const int PageSize = 1_000;

    public static Command Allocate(CliHost host)
    {
        var (scope, year) = (new TargetScopeOptions(), TargetScopeOptions.Year());
        var method = CommonOptions.Choice<AllocationMethod>("--by", "How: by last year's sales, in equal parts, or by hand.");
        method.Required = true;
        var buffer = NumberOptions.Decimal("--buffer", "By how much the partners together get more, or by hand may get.");
        var parts = CommonOptions.Text("--parts", "By hand: a YAML or JSON file with partner_id and target for each.");
        return host.Verb(
            "allocate",
            "Brings a target down to the partners in its scope; `target allocation` shows how far that is.",
            "target allocate 2026 --region cn/sichuan --by LAST_YEAR --buffer 500000",
            [year, .. scope.All, method, buffer, parts, CommonOptions.RequestId()],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var request = new AllocateTargetRequest
                {
                    Scope = scope.Of(arguments),
                    Year = arguments.GetRequiredValue(year),
                    Method = EnumNames.Parse<AllocationMethod>(arguments.GetRequiredValue(method)),
                    RequestId = session.RequestId,
                };
                if (arguments.GetValue(buffer) is { } more)
                {
                    request.Buffer = ReportedAmount.ToMoney(more);
                    var programme = await new ProgrammeService.ProgrammeServiceClient(session.Channel).GetProgrammeAsync(new GetProgrammeRequest(), cancellationToken: cancellationToken);
                    request.Buffer.CurrencyCode = programme.Programme.CurrencyCode;
                }
                if (arguments.GetValue(parts) is { } path)
                    request.Parts.AddRange(await MessageFile.ReadAsync<AllocatedPart>(path, cancellationToken));
                var answer = await new TargetService.TargetServiceClient(session.Channel).AllocateTargetAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => TargetView.Of(answer.Allocation, []));
                return ExitCode.Done;
            });
    }

    public static Command Allocation(CliHost host)
    {
        var (scope, year, limit) = (new TargetScopeOptions(), TargetScopeOptions.Year(), CommonOptions.Limit(100));
        return host.Verb(
            "allocation",
            "Shows the last allocation of a target with its parts, and how far it has come.",
            "target allocation 2026 --region cn/sichuan",
            [year, .. scope.All, limit],
            async (session, cancellationToken) =>
            {
                var most = session.Arguments.GetValue(limit);
                var all = new GetAllocationResponse();
                var request = new GetAllocationRequest { Scope = scope.Of(session.Arguments), Year = session.Arguments.GetRequiredValue(year) };
                do
                {
                    request.PageSize = Math.Min(PageSize, most - all.Parts.Count);
                    var page = await new TargetService.TargetServiceClient(session.Channel).GetAllocationAsync(request, cancellationToken: cancellationToken);
                    all.Parts.AddRange(page.Parts);
                    all.Allocation = page.Allocation;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Parts.Count < most);
                session.Write(all, () => TargetView.Of(all.Allocation, all.Parts));
                return ExitCode.Done;
            });
    }
}
