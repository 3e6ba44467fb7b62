using System.Text;
using ChannelGrains.Dashboard.Tests.Browsing;
using ChannelGrains.Dashboard.Tests.Settlement;
using ChannelGrains.Settlement.V1;
using Microsoft.Playwright;

namespace ChannelGrains.Dashboard.Tests.Payments;

/// <summary>What those do who pay.</summary>
internal static class PaymentDesk
{
    /// <summary>Somebody at a page, who says yes where he is asked.</summary>
    public static async Task<Visit> VisitAsync(this Browser browser, SettlingServer server, string who, string path)
    {
        var visit = await browser.VisitAsync(server.Address);
        visit.Page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await visit.SignInAsync(PageServer.KeyOf(who), path);
        return visit;
    }

    /// <summary>Waits until a run's files can be given out, and says on which day the bank is to execute it.</summary>
    public static async Task<string> ReadyAsync(PaymentService.PaymentServiceClient client, string runId)
    {
        for (var attempt = 0; ; attempt++)
        {
            var run = (await client.GetPaymentRunAsync(new() { PaymentRunId = runId })).Run;
            if (run.State == PaymentRunState.Ready)
                return run.ExecutionDate;
            Assert.True(attempt < 200, $"the run is {run.State}");
            await Task.Delay(50);
        }
    }

    /// <summary>Takes a file of the bank in.</summary>
    public static async Task ImportAsync(this Visit visit, string file)
    {
        await visit.GoAsync("/payments");
        await visit.Page.SetInputFilesAsync("input[type=file]", new FilePayload { Name = "bank.xml", MimeType = "application/xml", Buffer = Encoding.UTF8.GetBytes(file) });
        await visit.Page.ActAsync("import");
    }
}
