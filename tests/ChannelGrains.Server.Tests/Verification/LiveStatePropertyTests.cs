using ChannelGrains.Grains.Ingest;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Grains.Partners;
using ChannelGrains.Journal;
using CsCheck;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Verification;

/// <summary>Whatever comes, good, bad, refused or broken: the live state is byte by byte the fold of the journal.</summary>
public sealed class LiveStatePropertyTests : IAsyncLifetime
{
    private const int Ids = 40;

    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, 9], Gen.Int[0, 11], Gen.Int[0, 8], Gen.Select(Gen.Int[0, 13], Gen.Int[0, Ids - 1], Gen.Int[0, 400]).Array[1, 8])
        .Select((kind, append, back, drawn) => new Step(kind, append, back, drawn)).Array[10, 30];

    private HookedServer _server = null!;
    private string _keyed = "";
    private string _sequenced = "";
    private IngestSession _keyedSession = null!;
    private IngestSession _sequencedSession = null!;

    /// <param name="Kind">0 to 4 a keyed batch, 5 to 8 a sequenced one, 9 a command.</param>
    /// <param name="Append">What becomes of its append.</param>
    /// <param name="Back">How many numbers a sequenced batch goes back; one forward at 8, which leaves a hole.</param>
    /// <param name="Drawn">Its transactions: kind or fault, id, amount.</param>
    private sealed record Step(int Kind, int Append, int Back, (int Kind, int Id, int Cents)[] Drawn);

    public ValueTask InitializeAsync() => StartAsync(keepsState: false);

    private async ValueTask StartAsync(bool keepsState)
    {
        _server = await HookedServer.StartAsync(new() { ["Faults:ThrowAt"] = "Folding", ["Faults:ThrowOneIn"] = "25", ["Faults:KeepState"] = $"{keepsState}" });
        (_keyed, _sequenced) = (await _server.Client.CreateSourceAsync(SourceMode.Keyed), await _server.Client.CreateSourceAsync(SourceMode.Sequenced));
        (_keyedSession, _sequencedSession) = (await _server.Client.OpenAsync(_keyed), await _server.Client.OpenAsync(_sequenced));
    }

    public async ValueTask DisposeAsync()
    {
        await _keyedSession.DisposeAsync();
        await _sequencedSession.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public Task LiveState_AfterAnything_IsTheFoldOfTheJournal() => Steps.SampleAsync(RunAsync, iter: 40, threads: 1);

    /// <summary>The property would notice.</summary>
    [Fact]
    public async Task LiveState_KeptAfterATurnThrew_IsNot()
    {
        await DisposeAsync();
        await StartAsync(keepsState: true);

        await Assert.ThrowsAsync<CsCheckException>(() => Steps.SampleAsync(RunAsync, iter: 40, threads: 1));
    }

    private async Task RunAsync(Step[] steps)
    {
        Hook(0);
        var partner = await _server.Client.CreatePartnerAsync();
        var lane = new Lane { Epoch = 1 };
        foreach (var step in steps)
        {
            Hook(step.Append);
            if (step.Kind == 9)
                await CommandAsync(partner, step);
            else if (step.Kind <= 4)
                await Wire.SubmitAsync(_keyedSession, Make.Keyed(partner), step.Drawn.Select(Draw));
            else
                await Wire.SubmitAsync(_sequencedSession, Numbered(partner, lane, step), step.Drawn.Select(Draw));
            Hook(0);
            lane = await _server.Client.GetLaneAsync(_sequenced, partner);
            await CompareAsync(partner);
        }
    }

    private static TransactionBatch Numbered(string partner, Lane lane, Step step)
    {
        var batch = Make.Numbered(partner, Math.Max(1, lane.CommittedSequence + 1 - (step.Back == 8 ? -1 : step.Back / 3)));
        batch.Epoch = Math.Max(1, lane.Epoch);
        return batch;
    }

    private async Task CompareAsync(string partner)
    {
        var held = await _server.Services.GetRequiredService<IGrainFactory>().GetGrain<IPartnerGrain>(partner).AsReference<IJournalledGrain>().ReadState();
        var fold = _server.Services.GetRequiredService<PartnerSections>().Fold((await IdentityKeys.ReadAsync(_server.Store))!.Value, partner);
        var journal = await _server.Store.OpenAsync(fold.Journal, CancellationToken.None);
        var folded = new FoldedJournal<FoldedPartner>(_server.Store, journal, fold);
        await folded.ToAsync(held.Version, CancellationToken.None);
        Assert.Empty(fold.Differences(fold.Capture(folded.State), held.Snapshot));
        // A snapshot read back is the same state too.
        Assert.Empty(fold.Differences(held.Snapshot, fold.Capture(fold.Restore(held.Snapshot).State)));
    }

    private void Hook(int append)
    {
        AppendStatus? refused = append switch { 6 => AppendStatus.Full, 7 => AppendStatus.TooLarge, 8 => AppendStatus.VersionConflict, _ => null };
        _server.Store.BeforeAppend = append == 9 ? _ => throw new InvalidOperationException("for a test") : refused is null ? null : _ => refused;
        _server.Store.AfterAppend = append == 10 ? _ => throw new InvalidOperationException("for a test") : null;
    }

    private async Task CommandAsync(string partner, Step step)
    {
        var items = await _server.Client.QuarantineAsync(partner);
        try
        {
            if (step.Back < 3)
                await _server.Client.Ingest.OpenLaneAsync(new OpenLaneRequest
                {
                    PartnerId = partner,
                    SourceId = _sequenced,
                    ExpectedEpoch = (await _server.Client.GetLaneAsync(_sequenced, partner)).Epoch,
                    RequestId = $"{step.Drawn[0].Cents}",
                });
            else if (items.Count > 0 && step.Back < 6)
                await _server.Client.Ingest.ReplayQuarantinedAsync(new ReplayQuarantinedRequest
                {
                    PartnerId = partner,
                    QuarantineId = items[step.Drawn[0].Id % items.Count].QuarantineId,
                    Corrected = Make.Sale(items[step.Drawn[0].Id % items.Count].Transaction.TransactionId, step.Drawn[0].Cents / 100m),
                });
            else if (items.Count > 0)
                await _server.Client.Ingest.DiscardQuarantinedAsync(new DiscardQuarantinedRequest
                {
                    PartnerId = partner,
                    QuarantineIds = { items.Take(step.Drawn.Length).Select(item => item.QuarantineId) },
                    Note = "for a test",
                });
        }
        catch (RpcException)
        {
            // Refused, or its outcome is not known: either way the state is the journal's.
        }
    }

    private static byte[] Draw((int Kind, int Id, int Cents) drawn)
    {
        var (id, other) = ($"t{drawn.Id}", $"t{(drawn.Id + drawn.Cents) % Ids}");
        var at = Make.Noon.AddDays(drawn.Cents % 50);
        var sale = Make.Sale(id, drawn.Cents / 100m, at, $"c{drawn.Cents % 5}", $"category{drawn.Cents % 9}");
        return drawn.Kind switch
        {
            0 or 1 => Make.Void($"v{drawn.Id}", other, at).ToByteArray(),
            2 => Make.Return(id, drawn.Cents / 100m, at).ToByteArray(),
            3 => sale.With(one => one.CurrencyCode = "EUR").ToByteArray(),
            4 => Wire.Customers(sale, "A", "", "B"),
            5 => Wire.Customers(sale, "A", ""),
            // An unknown field of the largest number, and the customer as a number.
            6 => [.. sale.ToByteArray(), 0xF8, 0xFF, 0xFF, 0xFF, 0x0F, 0x01],
            7 => [.. sale.ToByteArray(), 0x40, 0x05],
            8 => sale.With(one => one.Lines.Clear()).ToByteArray(),
            9 => sale.With(one => one.Region = new string('r', drawn.Cents)).ToByteArray(),
            _ => sale.ToByteArray(),
        };
    }
}
