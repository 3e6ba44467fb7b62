using ChannelGrains.Compliance.V1;
using ChannelGrains.Forms.V1;
using ChannelGrains.Server.Tests.Certificates;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    /// <summary>A test is passed, failed by a change and passed again, and its certificate revoked; somebody takes note of a tool.</summary>
    private static async Task TrainAsync(TestClient client)
    {
        var form = await client.PutTestAsync("training");
        await client.TakeAsync(TestTaking.Taken(Candidate, form, "test-1", "member-7", Make.Noon.AddDays(1)));
        foreach (var passes in new[] { false, true })
            await client.Forms.AmendRecordAsync(new() { PartnerId = Candidate, RecordId = "test-1", Answers = { new Answer { ItemId = "warranty", Yes = passes } }, Reason = "看错了 a slip" });
        await client.Certificates.RevokeCertificateAsync(new() { PartnerId = Candidate, RecordId = "test-1", Reason = "离职 has left", RequestId = "golden" });
        await client.Tools.PutToolAsync(new()
        {
            Tool = new Tool
            {
                ToolId = "price-list",
                DefaultLanguage = "zh",
                Title = { ["zh"] = "价目表", ["en"] = "Price list" },
                Category = "tea",
                ValidFrom = "2026-01-01",
                ValidUntil = "2026-12-31",
                Sha256 = Files.Sha256(Files.Png(1_000, 1)),
                Url = "https://example.com/tools/价目表.pdf",
            },
            RequestId = "golden",
        });
        await client.Tools.AcknowledgeToolAsync(new() { PartnerId = Candidate, ToolId = "price-list", Version = 1, PersonId = "member-7", RequestId = "golden" });
        await client.Compliance.PutRequirementAsync(new()
        {
            Requirement = new() { RequirementId = "trained", Kind = RequirementKind.Certificates, Title = "持证 Trained", Certificates = new() { Code = "training", Count = 2, GraceDays = 14 }, EffectiveFrom = "2026-01-01" },
        });
    }
}
