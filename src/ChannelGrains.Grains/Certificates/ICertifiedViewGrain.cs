using ChannelGrains.Domain.Calendars;
using ChannelGrains.Grains.Feed;
using ChannelGrains.Grains.Views;

namespace ChannelGrains.Grains.Certificates;

/// <summary>Shows which partners have somebody certified; the key is <see cref="CertifiedNames.All"/>. It wakes no partner.</summary>
public interface ICertifiedViewGrain : IViewGrain
{
    /// <summary>The partners of which somebody holds a certificate of a code on a day, in no order.</summary>
    Task<ViewReading<IReadOnlyList<string>>> ReadCertified(string code, BusinessDay day);
}
