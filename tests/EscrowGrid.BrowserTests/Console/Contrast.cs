using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// Whether everything on a page can be read: the colours as the browser computes them, against what lies behind them
/// (WCAG 2.2, 1.4.3 and 1.4.11, level AA).
/// </summary>
internal static class Contrast
{
    /// <summary>Reads colours as they are painted, and sets them against each other.</summary>
    private const string Tools =
        """
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const read = colour => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
          return { parts: [r, g, b], alpha: a / 255 };
        };
        const over = (top, below, alpha) => top.map((part, at) => part * alpha + below[at] * (1 - alpha));
        const behind = element => {
          const layers = [];
          for (let it = element; it; it = it.parentElement) {
            const layer = read(getComputedStyle(it).backgroundColor);
            layers.push(layer);
            if (layer.alpha === 1) break;
          }
          return layers.reduceRight((below, it) => over(it.parts, below, it.alpha), read('Canvas').parts);
        };
        const light = parts => parts.map(it => it / 255)
          .map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
          .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
        const ratio = (one, other) => {
          const [less, more] = [light(one), light(other)].sort((a, b) => a - b);
          return (more + 0.05) / (less + 0.05);
        };
        """;

    /// <summary>
    /// Text, what stylesheets write before and after it, placeholders and the edges of fields; large text and edges
    /// need 3:1, all else 4.5:1. What is folded is unfolded first, so that nobody has to click to find a fault.
    /// </summary>
    private const string Faults =
        """
        () => {
          for (const folded of document.querySelectorAll('details')) {
            folded.removeAttribute('name');
            folded.open = true;
          }
          const faults = new Set();
          const check = (element, colour, ground, least, what) => {
            const shown = read(colour);
            let alpha = shown.alpha;
            for (let it = element; it; it = it.parentElement) alpha *= Number(getComputedStyle(it).opacity);
            const found = ratio(over(shown.parts, ground, alpha), ground);
            if (found < least) {
              faults.add(`${found.toFixed(2)}:1 of ${least}:1, ${what} in ${element.tagName}.${element.classList}`);
            }
          };
          const leastOf = style => {
            const [size, weight] = [parseFloat(style.fontSize), Number(style.fontWeight)];
            return size >= 24 || (size >= 18.66 && weight >= 700) ? 3 : 4.5;
          };
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let count = 0;
          for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            const element = node.parentElement;
            if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
            if (element.closest('option, script, style')) continue;
            const style = getComputedStyle(element);
            const colour = element instanceof SVGElement ? style.fill : style.color;
            check(element, colour, behind(element), leastOf(style), `"${node.data.trim().slice(0, 40)}"`);
            count++;
          }
          for (const element of document.body.querySelectorAll('*')) {
            if (!element.checkVisibility({ visibilityProperty: true })) continue;
            for (const place of ['::before', '::after']) {
              const style = getComputedStyle(element, place);
              if (['none', 'normal', '""'].includes(style.content)) continue;
              const own = read(style.backgroundColor);
              const ground = over(own.parts, behind(element), own.alpha);
              check(element, style.color, ground, leastOf(style), `${place} ${style.content}`);
            }
          }
          const fields = 'input:not([type=hidden]):not([type=checkbox]), select, textarea';
          for (const field of document.querySelectorAll(fields)) {
            if (!field.checkVisibility({ visibilityProperty: true })) continue;
            const style = getComputedStyle(field);
            check(field, style.color, behind(field), 4.5, `what is typed as ${field.name}`);
            check(field, style.borderTopColor, behind(field), 3, `the edge of ${field.name}`);
            check(field, style.borderTopColor, behind(field.parentElement), 3, `the edge of ${field.name}`);
            if (field.placeholder) {
              const placeholder = getComputedStyle(field, '::placeholder');
              check(field, placeholder.color, behind(field), 4.5, `the placeholder of ${field.name}`);
            }
          }
          if (count === 0) faults.add('There is no text on this page.');
          return [...faults];
        }
        """;

    /// <summary>In both schemes.</summary>
    public static async Task ExpectReadableAsync(IPage page)
    {
        Assert.Empty(await FaultsOfAsync(page, ColorScheme.Dark));
        Assert.Empty(await FaultsOfAsync(page, ColorScheme.Light));
    }

    /// <summary>What cannot be read well enough, in the colours of the scheme that the browser asks for.</summary>
    public static async Task<string[]> FaultsOfAsync(IPage page, ColorScheme scheme)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        var found = await page.EvaluateAsync<string[]>($"() => {{ {Tools} return ({Faults})(); }}");
        return [.. found.Select(it => $"{scheme}: {it}")];
    }

    /// <summary>Of two opaque colours, from 1 to 21.</summary>
    public static Task<double> OfAsync(IPage page, string colour, string ground) => page.EvaluateAsync<double>(
        $"([colour, ground]) => {{ {Tools} return ratio(read(colour).parts, read(ground).parts); }}",
        new[] { colour, ground });
}
