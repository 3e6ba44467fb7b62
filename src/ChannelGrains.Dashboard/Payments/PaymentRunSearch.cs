using ChannelGrains.Access.V1;
using ChannelGrains.Dashboard.Formats;
using ChannelGrains.Dashboard.Search;
using ChannelGrains.Dashboard.Sessions;
using ChannelGrains.Settlement.V1;
using Grpc.Core;
using Microsoft.Extensions.Localization;

namespace ChannelGrains.Dashboard.Payments;

/// <summary>Finds payment runs by their id, or among the first of them by a part of it, by what the bank calls a file or payment, or by who planned or approved it.</summary>
internal sealed class PaymentRunSearch(PaymentService.PaymentServiceClient client, PaymentNames names, CurrentSession current, IStringLocalizer<PaymentsTexts> texts) : ISearchSource
{
    private const int PageSize = 1_000, MaxPages = 3, Most = 10, MaxIdLength = 24;

    public string Title => texts["Payment runs"];

    public async Task<IReadOnlyList<SearchHit>> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (current.Find() is not { IsHeld: false } session || !session.Is(Role.Finance))
            return [];
        List<PaymentRun> found = await ByIdAsync(text, cancellationToken) is { } exact ? [exact] : [];
        var request = new ListPaymentRunsRequest { PageSize = PageSize };
        for (var page = 0; page < MaxPages && found.Count < Most; page++)
        {
            var answer = await client.ListPaymentRunsAsync(request, cancellationToken: cancellationToken);
            found.AddRange(answer.Runs.Where(run => run.PaymentRunId != text && IsNamed(run, text)));
            if (answer.NextPageToken.Length == 0)
                break;
            request.PageToken = answer.NextPageToken;
        }
        return
        [
            .. found.Take(Most).Select(run => new SearchHit(
                texts["Run {0}", run.PaymentRunId], $"{names.Of(run.State)} · {Format.Money(run.Total)} · {Format.Date(run.ExecutionDate)}", $"/payments/runs/{Uri.EscapeDataString(run.PaymentRunId)}")),
        ];
    }

    private async Task<PaymentRun?> ByIdAsync(string text, CancellationToken cancellationToken)
    {
        if (text.Length > MaxIdLength || !text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign == '-'))
            return null;
        try
        {
            return (await client.GetPaymentRunAsync(new GetPaymentRunRequest { PaymentRunId = text, PageSize = 1 }, cancellationToken: cancellationToken)).Run;
        }
        catch (RpcException exception) when (exception.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return null;
        }
    }

    /// <summary>What the bank is told of a run is called by the run's id, a - and more.</summary>
    private static bool IsNamed(PaymentRun run, string text) =>
        text.StartsWith(run.PaymentRunId + "-", StringComparison.OrdinalIgnoreCase)
        || new[] { run.PaymentRunId, run.PlannedBy, run.ApprovedBy }.Any(name => name.Contains(text, StringComparison.OrdinalIgnoreCase));
}
