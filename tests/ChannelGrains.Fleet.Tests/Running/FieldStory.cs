using Xunit;

namespace ChannelGrains.Fleet.Tests.Running;

/// <summary>Reads the story of the field from what a demo has told.</summary>
internal static class FieldStory
{
    /// <summary>The first round, in its order.</summary>
    public static void IsWhole(string output) => Assert.Matches(
        "(?s)-03 00:00 stores are to be visited each month.*-04 00:00 15 stores were visited, mean score [0-9.]+: 北京王府井店 Beijing Wangfujing sells expired goods, a red line"
        + ".*-04 00:00 8 customers of 官方网店 Official Web Shop have answered; one is not satisfied"
        + ".*-05 00:00 北京王府井店 Beijing Wangfujing “立即下架过期商品” is done by Ann: photos of before and after, 1,250 CNY"
        + ".*-06 00:00 北京王府井店 Beijing Wangfujing “立即下架过期商品” is verified by Bob"
        + ".*-06 00:00 [0-9-]+ of 北京王府井店 Beijing Wangfujing is not approved: RED_LINE visit-[0-9-]+/expired"
        + ".*-06 00:00 [0-9-]+ of 北京王府井店 Beijing Wangfujing is released: the inspector came again"
        + ".*-06 00:00 [0-9-]+ of 湖北楚天经销 Chutian Distribution is not approved: COMPLIANCE certified"
        + ".*-06 00:00 [0-9-]+ of 湖北楚天经销 Chutian Distribution is released: somebody has passed the test again"
        + ".*-06 00:00 [0-9-]+ is closed by Ann and approved by Bob"
        + ".*-07 00:00 官方网店 Official Web Shop “了解客户不满意的原因” is verified by Bob", output);
}
