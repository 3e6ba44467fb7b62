using ChannelGrains.Compliance.V1;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task ComplyAsync(TestClient client)
    {
        await client.Compliance.PutRequirementAsync(new()
        {
            Requirement = new()
            {
                RequirementId = "licence",
                Kind = RequirementKind.Licence,
                Title = "营业执照 Licence",
                ChannelTypes = { ChannelType.Direct },
                Regions = { "cn" },
                Gates = { ComplianceGate.Payout },
                ValidityDays = 365,
                EffectiveFrom = "2026-01-01",
            },
            RequestId = "golden",
        });
        await client.Compliance.RecordComplianceEvidenceAsync(new()
        {
            PartnerId = Partner,
            RequirementId = "licence",
            ValidFrom = "2026-02-01",
            Sha256 = Files.Sha256(Files.Png(1_000, 1)),
            Reference = "No. 4711",
            Note = "原件 seen",
            RequestId = "golden",
        });
    }
}
