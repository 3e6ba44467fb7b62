using Google.Protobuf.WellKnownTypes;

namespace ChannelGrains.Server.Tests.Golden;

internal static partial class GoldenScript
{
    private static async Task ShowAsync(TestClient client) => await client.UploadAsync(Partner, Files.Png(1_000, 1), header =>
    {
        header.TakenAt = Timestamp.FromDateTimeOffset(Make.Noon);
        (header.Place, header.Device) = ("货架 shelf 3", "phone 7");
    });
}
