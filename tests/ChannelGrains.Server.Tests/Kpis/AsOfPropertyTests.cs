using CsCheck;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Time.Testing;

namespace ChannelGrains.Server.Tests.Kpis;

/// <summary>What was answered live at any instant is what is answered about it later, whatever came since: sales, returns, voids, replays, commands, snapshots, restarts.</summary>
public sealed class AsOfPropertyTests
{
    private static readonly string[] Periods = ["2026", "2026-Q1", "2026-02", "2026-03", "2026-03-W1", "2026-03-05"];

    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 400_000], Gen.Int[1, 40], Gen.Select(Gen.Int[0, 9], Gen.Int[0, 60], Gen.Int[0, 900]).Array[1, 5])
        .Select((kind, seconds, batches, drawn) => new Step(kind, seconds, batches, drawn)).Array[15, 30];

    /// <param name="Kind">0 a restart, 1 a new region, 2 a replay or a discard, else batches.</param>
    /// <param name="Seconds">How long before it nothing happens; often less than a snapshot's margin.</param>
    /// <param name="Batches">How often the transactions come, each time with other ids: enough steps make a snapshot.</param>
    /// <param name="Drawn">The transactions: kind, id, cents.</param>
    private sealed record Step(int Kind, int Seconds, int Batches, (int Kind, int Id, int Cents)[] Drawn);

    [Fact]
    public Task Answers_AboutAnyInstant_AreThoseOfThen() => Steps.SampleAsync(RunAsync, iter: 8, threads: 1);

    private static async Task RunAsync(Step[] steps)
    {
        using var directory = new TemporaryDirectory();
        var time = DrivenClock.StartingAt(Make.Noon.AddDays(30));
        var server = await StartAsync(directory, time);
        try
        {
            var client = new TestClient(server.Channel);
            var (source, partner) = (await client.CreateSourceAsync(SourceMode.Keyed), await client.CreatePartnerAsync());
            List<GetPartnerKpisResponse> then = [];
            foreach (var (step, number) in steps.Select((step, number) => (step, number)))
            {
                time.Advance(TimeSpan.FromSeconds(step.Seconds % 3 == 0 ? step.Seconds : step.Seconds % 200));
                if (step.Kind == 0)
                {
                    await server.DisposeAsync();
                    server = await StartAsync(directory, time);
                    client = new TestClient(server.Channel);
                }
                await ChangeAsync(client, source, partner, step, number);
                foreach (var period in Periods)
                    then.Add(await client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = period }));
            }
            time.Advance(TimeSpan.FromHours(1));
            foreach (var answer in then)
                Assert.Equal(answer, await client.Kpis.GetPartnerKpisAsync(new GetPartnerKpisRequest { PartnerId = partner, Period = answer.Kpis.Period, AsOf = answer.AsOf }));
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task<TestServer> StartAsync(TemporaryDirectory directory, FakeTimeProvider time)
    {
        var server = await TestServer.StartAsync(directory: directory.Path, time: time);
        return server;
    }

    private static async Task ChangeAsync(TestClient client, string source, string partner, Step step, int number)
    {
        if (step.Kind == 1)
            await client.Partners.UpdatePartnerAsync(new UpdatePartnerRequest
            {
                Partner = new Partner { PartnerId = partner, DisplayName = $"Partner {number}" },
                UpdateMask = new FieldMask { Paths = { "display_name" } },
            });
        else if (step.Kind == 2 && (await client.QuarantineAsync(partner)).FirstOrDefault(item => item.Reason == QuarantineReason.Currency) is { } item)
            await client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
            {
                PartnerId = partner,
                QuarantineId = item.QuarantineId,
                Corrected = Make.Sale(item.Transaction.TransactionId, 5),
            });
        else if (step.Kind > 2)
            for (var batch = 0; batch < step.Batches; batch++)
                await client.SubmitAsync(source, Make.Keyed(partner, [.. step.Drawn.Select(drawn => Draw(drawn, step.Kind > 4 ? number * 100 + batch : 0))]));
    }

    private static Transaction Draw((int Kind, int Id, int Cents) drawn, int round)
    {
        var (id, at) = ($"t{round}-{drawn.Id}", Make.Noon.AddDays(drawn.Id % 40 - 30));
        return drawn.Kind switch
        {
            0 or 1 => Make.Void($"v{round}-{drawn.Id}", $"t{round}-{(drawn.Id + drawn.Cents) % 60}", at),
            2 => Make.Return(id, drawn.Cents / 100m, at, $"c{drawn.Cents % 9}"),
            3 => Make.Sale(id, drawn.Cents / 100m, at).With(sale => sale.CurrencyCode = "EUR"),
            _ => Make.Sale(id, drawn.Cents / 100m, at, $"c{drawn.Cents % 9}", $"category{drawn.Cents % 4}"),
        };
    }
}
