using ChannelGrains.Forms.V1;

namespace ChannelGrains.Server.Tests.Certificates;

public sealed class TrainingEffectTests
{
    [Fact]
    public async Task Effect_OfATest_IsOfThoseCertifiedOnTheDayAlsoAfterARestart()
    {
        using var directory = new TemporaryDirectory();
        var clock = DrivenClock.StartingAt(Make.Noon);
        string code;
        await using (var server = await TestServer.StartAsync(directory: directory.Path, time: clock))
        {
            var client = new TestClient(server.Channel);
            var form = await client.PutTestAsync(validityDays: 60);
            code = form.FormId;
            var source = await client.CreateSourceAsync(SourceMode.Keyed);
            var partners = new List<string>();
            foreach (var amount in new[] { 300, 200, 40, 20 })
            {
                partners.Add(await client.CreatePartnerAsync(request => request.Partner.ActiveFrom = "2026-01-01"));
                await client.SubmitAsync(source, Make.Keyed(partners[^1], Make.Sale($"s{amount}", amount)));
            }
            await client.CreatePartnerAsync(request => (request.Partner.ChannelType, request.Partner.ActiveFrom) = (ChannelType.Internal, "2026-01-01"));
            await client.TakeAsync(TestTaking.Taken(partners[0], form, "t1", "li-wei", Make.Noon));
            await client.TakeAsync(TestTaking.Taken(partners[1], form, "t1", "li-wei", Make.Noon.AddDays(-70)));
            await client.TakeAsync(TestTaking.Taken(partners[2], form, "t1", "zhao-min", Make.Noon));
            await client.TakeAsync(TestTaking.Taken(partners[3], form, "t1", "wang-fang", Make.Noon, warranty: false));
            await IsAsync(client, 2, "170.000000000000", 2, "110.000000000000");
            await client.Certificates.RevokeCertificateAsync(new() { PartnerId = partners[2], RecordId = "t1", Reason = "has left" });
            await IsAsync(client, 1, "300.000000000000", 3, "86.666666666667");
            Assert.Equal((1, 4), await CountsAsync(client, new() { Code = code, Period = "2026" }));
            Assert.Equal((0, 0), await CountsAsync(client, new() { Code = code, Period = "2026-03", Region = "cn/yunnan" }));
            Assert.Equal((0, 5), await CountsAsync(client, new() { Code = "another", Period = "2026-03" }));
            // On the last of January one had a certificate that has lapsed since.
            Assert.Equal((1, 4), await CountsAsync(client, new() { Code = code, Period = "2026-01" }));
            Assert.Equal("2026-01-31", (await client.Certificates.GetTrainingEffectAsync(new() { Code = code, Period = "2026-01" })).Day);
        }

        await using var again = await TestServer.StartAsync(directory: directory.Path, time: clock);
        var after = new TestClient(again.Channel);
        await IsAsync(after, 1, "300.000000000000", 3, "86.666666666667");
        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(25));
            return (await after.Markets.VerifyViewsAsync(new())).Differences.Count == 0;
        });
        await Refused.WithAsync(StatusCode.InvalidArgument, "PERIOD", after.Certificates.GetTrainingEffectAsync(new() { Code = code, Period = "2026-03-05" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_ID", after.Certificates.GetTrainingEffectAsync(new() { Code = "a b", Period = "2026-03" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "INVALID_REGION", after.Certificates.GetTrainingEffectAsync(new() { Code = code, Period = "2026-03", Region = "cn//x" }));
        await Refused.WithAsync(StatusCode.InvalidArgument, "CHANNEL_TYPE", after.Certificates.GetTrainingEffectAsync(new() { Code = code, Period = "2026-03", ChannelType = (ChannelType)9 }));

        Task IsAsync(TestClient client, int certified, string mean, int others, string otherMean) => Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(25));
            var effect = await client.Certificates.GetTrainingEffectAsync(new() { Code = code, Period = "2026-03", ChannelType = ChannelType.Direct, Region = "cn/sichuan" });
            return (effect.Day, effect.Certified.Partners, effect.Certified.MeanNetSales, effect.Others.Partners, effect.Others.MeanNetSales) == ("2026-03-05", certified, mean, others, otherMean);
        });
    }

    private static async Task<(int Certified, int Others)> CountsAsync(TestClient client, GetTrainingEffectRequest request)
    {
        var effect = await client.Certificates.GetTrainingEffectAsync(request);
        return (effect.Certified.Partners, effect.Others.Partners);
    }
}
